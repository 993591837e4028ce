"""The people and the bot behind the desk, who is online, and the queue in front of them."""

from __future__ import annotations

from dataclasses import dataclass

from walletcare.desk.records import Json, SenderType
from walletcare.desk.scenarios.scenario import Scenario
from walletcare.domain.language import Language

FIRST_AGENT_ID = 12
BOT_ID = 3


@dataclass(slots=True)
class Agent:
    id: int
    key: str
    name: str
    available_name: str
    availability: str

    def as_sender(self) -> Json:
        """The ``user`` shape of section 5.3."""
        return {
            "id": self.id,
            "name": self.name,
            "available_name": self.available_name,
            "avatar_url": "",
            "type": "user",
            "availability_status": self.availability,
            "thumbnail": "",
        }


class Staff:
    """Agents in the scenario's order, and the bot."""

    def __init__(self, scenario: Scenario, language: Language) -> None:
        self.agents = [
            Agent(FIRST_AGENT_ID + i, plan.key, plan.name, plan.available_name, _availability(plan.is_online))
            for i, plan in enumerate(scenario.agents)
        ]
        self.bot_name = scenario.bot.name.text(language)
        self.is_bot_active = scenario.bot.is_active

    def find(self, key: str | None) -> Agent:
        """The agent with ``key``; None means the first who is online, else the first.

        Raises:
            KeyError: There is no such agent, or no agent at all.
        """
        if key is None:
            online = [agent for agent in self.agents if agent.availability == "online"]
            if not self.agents:
                raise KeyError("the scenario has no agents")
            return (online or self.agents)[0]
        for agent in self.agents:
            if agent.key == key:
                return agent
        raise KeyError(f"no agent {key}")

    def by_id(self, agent_id: int) -> Agent | None:
        return next((agent for agent in self.agents if agent.id == agent_id), None)

    def set_online(self, keys: set[str]) -> None:
        """Exactly the agents in ``keys`` are online.

        Raises:
            KeyError: One of them does not exist.
        """
        for key in keys:
            self.find(key)
        for agent in self.agents:
            agent.availability = _availability(agent.key in keys)

    def presence(self) -> dict[str, str]:
        """Who is not offline, by id as a string, as ``presence.update`` tells it (8.7)."""
        return {str(agent.id): agent.availability for agent in self.agents if agent.availability != "offline"}

    @property
    def is_anyone_online(self) -> bool:
        return any(agent.availability == "online" for agent in self.agents)

    def bot_sender(self) -> Json:
        return {"id": BOT_ID, "name": self.bot_name, "avatar_url": "", "type": "agent_bot"}

    def sender(self, sender_type: SenderType, sender_id: int) -> Json | None:
        """The ``sender`` of a message from our side; None when the person is unknown to this scenario."""
        if sender_type is SenderType.BOT:
            return self.bot_sender()
        agent = self.by_id(sender_id)
        return None if agent is None else agent.as_sender()


def _availability(is_online: bool) -> str:
    return "online" if is_online else "offline"
