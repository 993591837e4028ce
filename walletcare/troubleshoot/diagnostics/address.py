"""Is the address whole, and does it belong to the network the money is sent over?"""

from __future__ import annotations

from walletcare.domain.diagnostic import DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.domain.language import LocalText
from walletcare.troubleshoot.diagnostics.check import Check, CheckContext
from walletcare.troubleshoot.formats.address import (
    AddressFinding,
    Chain,
    Checksum,
    chain_of_network,
    is_other_network,
    looks_alike,
    read_address,
)

_ARTICLE = "wrong-network-or-address"
_CHAINS = {
    Chain.EVM: LocalText("以太坊类网络", "Ethereum-like networks"),
    Chain.BITCOIN: LocalText("比特币", "Bitcoin"),
    Chain.TRON: LocalText("波场（TRON）", "TRON"),
}
_COPY_AGAIN = LocalText(
    "从收款人那里整段重新复制，不要手打。",
    "Copy the whole address again from the payee; don’t type it by hand.",
)


class AddressCheck(Check):
    """Kind, checksum (EIP-55, Base58Check, BIP-173/350) and network. Looks at the text only."""

    id = CheckId.ADDRESS
    needs_network = False

    def look(self, context: CheckContext) -> DiagnosticResult:
        text = context.inputs.get("address", "").strip()
        if not text:
            return self.skipped(context, LocalText("没有地址可以核对。", "There’s no address to look at."))
        found = read_address(text)
        if found is None:
            return self.failed(
                context,
                "address-unknown",
                LocalText(
                    "这不像是我们认识的收款地址。", "This doesn’t look like an address of a kind we know."
                ),
                evidence=("address kind: unknown",),
                remedy=_COPY_AGAIN,
                article=_ARTICLE,
            )
        evidence = (f"address kind: {found.chain} {found.form}", f"checksum: {found.checksum}")
        if found.checksum is Checksum.BAD:
            return self.failed(
                context,
                "address-typing",
                LocalText(
                    "地址的校验位对不上，少了、多了或错了一位。",
                    "The address’s checksum doesn’t fit: a sign is missing, extra or wrong.",
                ),
                evidence=evidence,
                remedy=_COPY_AGAIN,
                article=_ARTICLE,
            )
        return self._against_network(context, found, evidence)

    def _against_network(
        self, context: CheckContext, found: AddressFinding, evidence: tuple[str, ...]
    ) -> DiagnosticResult:
        name = context.inputs.get("network", "")
        chain = chain_of_network(name) if name else None
        words = _CHAINS[found.chain]
        if (chain is not None and chain is not found.chain) or (chain is None and is_other_network(name)):
            return self.failed(
                context,
                "network-mismatch",
                LocalText(
                    f"这是{words.zh}的地址，和你选的网络不是一回事。",
                    f"This is an address of {words.en}, not of the network you chose.",
                ),
                value=str(found.chain),
                evidence=(*evidence, f"network: {chain or 'another'}"),
                remedy=LocalText(
                    "还没转就先别转；已经转了，不要再转一次。",
                    "If you haven’t sent it, don’t. If you have, don’t send it again.",
                ),
                article=_ARTICLE,
            )
        if found.checksum is Checksum.ABSENT:
            return self.warning(
                context,
                "address-unchecked",
                LocalText(
                    f"这是{words.zh}的地址，但写法里没有校验位，打错也看不出来。",
                    f"This is an address of {words.en}, without a checksum: a wrong sign can’t be seen.",
                ),
                value=str(found.chain),
                evidence=evidence,
                remedy=_COPY_AGAIN,
                article="find-wallet-address",
            )
        return self.passed(
            context,
            LocalText(f"地址完整，属于{words.zh}。", f"The address is whole and belongs to {words.en}."),
            value=str(found.chain),
            evidence=evidence,
        )


class SameAddressCheck(Check):
    """Compares the address that was meant with the one that was used; poisoned histories show look-alikes."""

    id = CheckId.SAME_ADDRESS
    needs_network = False

    def look(self, context: CheckContext) -> DiagnosticResult:
        intended, used = (context.inputs.get(name, "").strip() for name in ("intended", "used"))
        if not intended or not used:
            return self.skipped(
                context, LocalText("要有两个地址才能对比。", "Two addresses are needed to compare.")
            )
        is_evm = intended.lower().startswith("0x")
        if (intended.lower() == used.lower()) if is_evm else intended == used:
            return self.passed(
                context,
                LocalText("两个地址一模一样。", "The two addresses are the same."),
                evidence=("addresses: same",),
            )
        if looks_alike(intended, used):
            return self.failed(
                context,
                "address-look-alike",
                LocalText(
                    "两个地址只是头尾相同，中间不一样。这是骗子放进交易记录里的相似地址。",
                    "They share only their ends and differ in between: a look-alike planted in your history.",
                ),
                evidence=("addresses: same ends, different middle",),
                remedy=LocalText(
                    "先别再转。以后不从交易记录里复制地址，用通讯录或当面扫码。",
                    "Don’t send anything more. Never copy from the history; use contacts or scan the code.",
                ),
                article="i-was-scammed",
            )
        return self.failed(
            context,
            "address-differs",
            LocalText("两个地址不一样。", "The two addresses differ."),
            evidence=("addresses: different",),
            remedy=LocalText(
                "找到转出的那个地址是谁的，先别再转。",
                "Find out whose address was used, and don’t send anything more.",
            ),
            article=_ARTICLE,
        )
