"""A passkey in software: what a phone does with a finger, without the phone."""

from __future__ import annotations

import hashlib
import json
import secrets
import struct
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_encode

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


class Passkey:
    """One key pair for one site; ``verifies`` says whether it checks its owner."""

    def __init__(self, *, verifies: bool = True, origin: str = "https://testserver") -> None:
        self.origin = origin
        self.flags = PRESENT | (VERIFIED if verifies else 0)
        self.id = secrets.token_bytes(16)
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._user = b""
        self._count = 0

    def create(self, options: dict[str, Any]) -> str:
        """Answer the task to make a passkey."""
        task = options["publicKey"]
        self._user = task["user"]["id"].encode()
        cose = cbor.encode(dict(ES256.from_cryptography_key(self._key.public_key())))
        attested = bytes(16) + struct.pack(">H", len(self.id)) + self.id + cose
        data = self._data(task["rp"]["id"], self.flags | ATTESTED) + attested
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", task["challenge"])
        return self._answer(attestationObject=attestation, clientDataJSON=client)

    def get(self, options: dict[str, Any]) -> str:
        """Answer the task to show the passkey."""
        task = options["publicKey"]
        self._count += 1
        data = self._data(task["rpId"], self.flags)
        client = self._client("webauthn.get", task["challenge"])
        signed = data + hashlib.sha256(client).digest()
        signature = self._key.sign(signed, ec.ECDSA(hashes.SHA256()))
        return self._answer(
            authenticatorData=data,
            clientDataJSON=client,
            signature=signature,
            userHandle=self._user,
        )

    def _data(self, site: str, flags: int) -> bytes:
        return hashlib.sha256(site.encode()).digest() + struct.pack(">BI", flags, self._count)

    def _client(self, kind: str, challenge: str) -> bytes:
        told = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(told).encode()

    def _answer(self, **parts: bytes) -> str:
        response = {
            name: part.decode() if name == "userHandle" else websafe_encode(part)
            for name, part in parts.items()
        }
        return json.dumps(
            {
                "id": websafe_encode(self.id),
                "rawId": websafe_encode(self.id),
                "type": "public-key",
                "clientExtensionResults": {"credProps": {"rk": True}},
                "response": response,
            }
        )
