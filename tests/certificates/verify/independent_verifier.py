"""Checks an offline code with nothing but Python's library and OpenSSL. Knows none of our code.

Usage: independent_verifier.py CODE NOW KEYS.json REVOKED,INDEXES
KEYS.json maps a key identifier (hex) to a PEM public key. Prints one word.
"""

import base64, json, subprocess, sys, tempfile


def item(data, at):
    """One CBOR item (RFC 8949): its value and where the next one starts."""
    major, small = data[at] >> 5, data[at] & 31
    at += 1
    if small < 24:
        value = small
    else:
        length = 1 << (small - 24)
        value = int.from_bytes(data[at : at + length], "big")
        at += length
    if major == 0:
        return value, at
    if major == 1:
        return -1 - value, at
    if major in (2, 3):
        raw = data[at : at + value]
        return (raw if major == 2 else raw.decode()), at + value
    if major == 4:
        out = []
        for _ in range(value):
            one, at = item(data, at)
            out.append(one)
        return out, at
    if major == 5:
        out = {}
        for _ in range(value):
            key, at = item(data, at)
            out[key], at = item(data, at)
        return out, at
    if major == 6:
        return item(data, at)
    raise ValueError("unexpected CBOR")


def head(major, value):
    if value < 24:
        return bytes([major << 5 | value])
    if value < 256:
        return bytes([major << 5 | 24, value])
    return bytes([major << 5 | 25]) + value.to_bytes(2, "big")


def string(raw):
    return head(2, len(raw)) + raw


def integer(raw):
    raw = raw.lstrip(b"\0") or b"\0"
    raw = b"\0" + raw if raw[0] & 0x80 else raw
    return b"\x02" + bytes([len(raw)]) + raw


def main(code, now, keys, revoked):
    text = code.split("#")[-1]
    message, _ = item(base64.b32decode(text + "=" * (-len(text) % 8)), 0)
    protected, _, payload, signature = message
    kid = item(protected, 0)[0][4].hex()
    known = json.load(open(keys))
    if kid not in known:
        return "unknown-key"
    signed = b"\x84" + b"\x6aSignature1" + string(protected) + string(b"") + string(payload)
    body = integer(signature[:32]) + integer(signature[32:])
    with tempfile.TemporaryDirectory() as folder:
        for name, data in {"key": known[kid].encode(), "tbs": signed, "sig": b"\x30" + bytes([len(body)]) + body}.items():
            open(f"{folder}/{name}", "wb").write(data)
        command = ["openssl", "dgst", "-sha256", "-verify", f"{folder}/key", "-signature", f"{folder}/sig", f"{folder}/tbs"]
        if subprocess.run(command, capture_output=True).returncode != 0:
            return "changed"
    claims, _ = item(payload, 0)
    if claims[-65537][13] in revoked:
        return "revoked"
    if claims[4] <= int(now):
        return "expired"
    return "valid " + claims[7].decode() + " " + claims[-65537][2]


print(main(sys.argv[1], sys.argv[2], sys.argv[3], {int(i) for i in sys.argv[4].split(",") if i}))
