"""A seal server of the field in miniature: mutual TLS by Python, signatures by OpenSSL's command.

usage: seal_server.py DIRECTORY      prints its port on the first line
DIRECTORY holds server.pem/server.key, clients.pem (whose certificates may ask), one folder a seal below seals/ with
seal.json and key.pem, and, while it exists, a file `mood` with one word: busy, refuse, babble or sleep.
"""
import base64, http.server, json, pathlib, ssl, subprocess, sys, time

home = pathlib.Path(sys.argv[1])


def raw_from_der(der):
    """ECDSA-Sig-Value of at most 127 bytes to r||s of 64."""
    length = der[3]
    r, s = der[4:4 + length], der[6 + length:]
    return b"".join(int.from_bytes(part, "big").to_bytes(32, "big") for part in (r, s))


class Seals(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"{}"):
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def moody(self):
        path = home / "mood"
        mood = path.read_text().strip() if path.exists() else ""
        if mood == "sleep":
            time.sleep(2)
        if mood in ("busy", "refuse", "babble"):
            self.answer({"busy": 503, "refuse": 403, "babble": 200}[mood], b"<html>" if mood == "babble" else b"{}")
            return True
        return False

    def seal(self):
        name = self.path.split("/")[2]
        folder = home / "seals" / name
        return folder if name.isalnum() and folder.is_dir() else None

    def do_GET(self):
        if self.moody():
            return
        folder = self.seal()
        self.answer(200, (folder / "seal.json").read_bytes()) if folder else self.answer(404)

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        if self.moody():
            return
        folder = self.seal()
        if not folder or not self.path.endswith("/sign"):
            return self.answer(404)
        command = ["openssl", "dgst", "-sha256", "-sign", str(folder / "key.pem")]
        tbs = base64.b64decode(body["tbs"])
        signature = subprocess.run(command, input=tbs, capture_output=True, check=True).stdout
        if json.loads((folder / "seal.json").read_text())["algorithm"] == "ES256":
            signature = raw_from_der(signature)
        text = base64.b64encode(signature).decode()
        self.answer(200, json.dumps({"signature": text}).encode())


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Seals)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(home / "server.pem", home / "server.key")
context.load_verify_locations(home / "clients.pem")
context.verify_mode = ssl.CERT_REQUIRED
server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
print(server.server_port, flush=True)
server.serve_forever()
