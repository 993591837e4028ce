"""Keccak-256 as Ethereum uses it: the original padding, not that of SHA3-256 in the standard library.

The permutation follows FIPS 202, section 3; the padding byte 0x01 is that of the Keccak submission (2011).
"""

from __future__ import annotations

_RATE = 136
_MASK = (1 << 64) - 1


def _round_constants() -> tuple[int, ...]:
    """FIPS 202, 3.2.5: bits of a linear feedback shift register at the places 2^j - 1."""
    constants, register = [], 1
    for _ in range(24):
        value = 0
        for power in range(7):
            if register & 1:
                value ^= 1 << ((1 << power) - 1)
            register <<= 1
            if register & 0x100:
                register ^= 0x171
        constants.append(value)
    return tuple(constants)


def _rotations() -> tuple[int, ...]:
    """FIPS 202, 3.2.2: how far each lane turns, at index x + 5y."""
    turns = [0] * 25
    x, y = 1, 0
    for step in range(24):
        turns[x + 5 * y] = (step + 1) * (step + 2) // 2 % 64
        x, y = y, (2 * x + 3 * y) % 5
    return tuple(turns)


_CONSTANTS = _round_constants()
_TURNS = _rotations()


def _turn(lane: int, by: int) -> int:
    return ((lane << by) | (lane >> (64 - by))) & _MASK if by else lane


def _permute(state: list[int]) -> list[int]:
    for constant in _CONSTANTS:
        columns = [state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20] for x in range(5)]
        mixed = [columns[(x - 1) % 5] ^ _turn(columns[(x + 1) % 5], 1) for x in range(5)]
        turned = [0] * 25
        for x in range(5):
            for y in range(5):
                at = x + 5 * y
                turned[y + 5 * ((2 * x + 3 * y) % 5)] = _turn(state[at] ^ mixed[x], _TURNS[at])
        state = [
            turned[at] ^ (~turned[at - at % 5 + (at + 1) % 5] & turned[at - at % 5 + (at + 2) % 5] & _MASK)
            for at in range(25)
        ]
        state[0] ^= constant
    return state


def keccak256(data: bytes) -> bytes:
    """The 32-byte digest of ``data``."""
    padded = bytearray(data)
    padded += b"\x01" + bytes(-(len(data) + 1) % _RATE)
    padded[-1] |= 0x80
    state = [0] * 25
    for start in range(0, len(padded), _RATE):
        for place in range(_RATE // 8):
            at = start + 8 * place
            state[place] ^= int.from_bytes(padded[at : at + 8], "little")
        state = _permute(state)
    return b"".join(lane.to_bytes(8, "little") for lane in state[:4])
