"""Checks codes of papers with Python's library and OpenSSL alone; shares no code with the project and needs no network.
Usage: verifier.py TRUST.json NOW < CODES    TRUST.json: central's /api/verify/trust; NOW: epoch seconds; CODES: one QR text a line."""
import base64, datetime, functools, gzip, json, os, subprocess, sys, tempfile
@functools.cache
def openssl(*args, **files):
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items(): open(os.path.join(folder, name), "wb").write(data)
        run = subprocess.run(["openssl", *args], cwd=folder, capture_output=True)
        return run.stdout if run.returncode == 0 else None
def signed_by(pem, raw, tbs):
    """ES256, r‖s as DER (SEC 1 §C.5)."""
    whole = lambda n: (b := n.lstrip(b"\0") or b"\0", b"\0" + b if b[0] & 0x80 else b)[1]
    body = b"".join(b"\x02" + bytes([len(n)]) + n for n in (whole(raw[:32]), whole(raw[32:])))
    key = openssl("x509", "-in", "pem", "-noout", "-pubkey", pem=pem.encode())
    args = ("dgst", "-sha256", "-verify", "key", "-signature", "sig", "tbs")
    return key and openssl(*args, key=key, sig=b"\x30" + bytes([len(body)]) + body, tbs=tbs) is not None
def item(data, at=0):
    """One CBOR item (RFC 8949) and where the next one starts; shortest forms only."""
    major, n, at = data[at] >> 5, data[at] & 31, at + 1
    if n >= 24:
        size = 1 << (n - 24)
        n, at = int.from_bytes(data[at : at + size], "big"), at + size
        assert n >= (24 if size == 1 else 1 << (size * 4))
    if major < 2: return (n if major == 0 else -1 - n), at
    if major < 4: return (data[at : at + n] if major == 2 else data[at : at + n].decode()), at + n
    if major == 6: return item(data, at)
    assert major < 6; parts = []
    for _ in range(n * (major - 3)): one, at = item(data, at); parts.append(one)
    return (parts if major == 4 else dict(zip(parts[::2], parts[1::2]))), at
def string(raw):
    size = len(raw)
    return (bytes([0x40 | size]) if size < 24 else b"\x58" + bytes([size]) if size < 256 else b"\x59" + size.to_bytes(2, "big")) + raw
b64url = lambda text: base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
instant = lambda text: datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()
def check(code, now, trust):
    keys, root = trust["keys"], trust["rootPem"]
    listed = [[e[n] for n in ("kid", "certificate", "notBefore", "notAfter", "invalidAfter")] for e in keys["entries"]]
    tbs = json.dumps(["hallway-key-list", keys["version"], keys["issuedAt"], keys["issuers"], listed], ensure_ascii=False, separators=(",", ":"))
    if not signed_by(root, base64.b64decode(keys["signature"]), tbs.encode()): return "bad-key-list"
    text = code.split("#")[-1]
    try:
        raw = base64.b32decode(text + "=" * (-len(text) % 8))
        (head, empty, payload, sig), end = item(raw)
        assert base64.b32encode(raw).decode().rstrip("=") == text and end == len(raw) and raw[:2] == b"\xd2\x84" and empty == {} and len(sig) == 64
        kid = item(head)[0][4].hex()
    except Exception: return "malformed"
    entry = next((e for e in keys["entries"] if e["kid"] == kid), None)
    if not entry: return "unknown-key"
    if not signed_by(entry["certificate"], sig, b"\x84\x6aSignature1" + string(head) + b"\x40" + string(payload)): return "changed"
    claims, own = item(payload)[0], item(payload)[0][-65537]
    chain = ("verify", "-attime", str(claims[6]), "-purpose", "any", "-CAfile", "root", "-untrusted", "mid", "leaf")
    if openssl(*chain, root=root.encode(), mid="".join(keys["issuers"]).encode(), leaf=entry["certificate"].encode()) is None: return "untrusted-key"
    if entry["invalidAfter"] and claims[6] >= instant(entry["invalidAfter"]): return "stolen-key"
    head, body, tail = trust["status"].split(".")
    if not any(signed_by(pem, b64url(tail), f"{head}.{body}".encode()) for pem in keys["issuers"]): return "bad-status-list"
    bits = gzip.decompress(b64url(json.loads(b64url(body))["credentialSubject"]["encodedList"][1:]))
    if bits[own[13] // 8] & (0x80 >> own[13] % 8): return "revoked"
    return "expired" if claims[4] <= now else f"valid {claims[7].decode()} {own[2]}"
trust = json.load(open(sys.argv[1]))
for code in sys.stdin: print(check(code.strip(), int(sys.argv[2]), trust))
