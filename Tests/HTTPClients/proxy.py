"""nginx on a free port of loopback with a configuration as people write it."""

import json
import shutil
import socket
import subprocess
import time

from served import certificate, expect

# What a proxy says of its client.
HTTP_FIELDS = "proxy_set_header X-Forwarded-For $remote_addr; proxy_set_header X-Forwarded-Proto $scheme;"
def binary():
    return shutil.which("nginx") or "/usr/sbin/nginx"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Nginx:
    """nginx with one `location`, for the time of a `with`."""

    def __init__(self, folder, location, tls=False):
        self.folder, self.tls, self.port = folder / "nginx", tls, free_port()
        self.folder.mkdir(exist_ok=True)
        self.url = f"{'https' if tls else 'http'}://localhost:{self.port}"
        listen = f"listen 127.0.0.1:{self.port}{' ssl' if tls else ''};"
        if tls:
            cert, key = certificate(self.folder)
            listen += f" ssl_certificate {cert}; ssl_certificate_key {key};"
        temporary = " ".join(f"{kind}_temp_path {self.folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        self._configuration = self.folder / "nginx.conf"
        self._configuration.write_text(
            f"daemon off; pid {self.folder}/pid; error_log {self.folder}/error.log;\nevents {{}}\n"
            f"http {{ access_log off; {temporary} server {{ {listen} {location} }} }}\n")

    def __enter__(self):
        self.process = subprocess.Popen(
            [binary(), "-p", self.folder, "-c", self._configuration], stderr=subprocess.PIPE, text=True)
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            expect(self.process.poll() is None, "nginx ended: " + (self.process.stderr.read() if self.process.poll() is not None else ""))
            time.sleep(0.1)
        expect(False, "nginx does not listen")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def call(self, method, path, body=None, origin=None, cookies=None):
        """Status, fields and content, as a browser on one of nginx's own pages would get them."""
        command = ["curl", "-sik", "--max-time", "20", "-X", method, "-H", f"Origin: {origin or self.url}"]
        if cookies:
            command += ["-H", f"Cookie: {cookies}"]
        if body is not None:
            command += ["-H", "Content-Type: application/json", "-d", json.dumps(body)]
        done = subprocess.run([*command, self.url + path], capture_output=True, text=True)
        expect(done.returncode == 0, f"{command} ended with {done.returncode}: {done.stderr}")
        head, _, content = done.stdout.partition("\n\n")
        return int(head.split()[1]), head, content
