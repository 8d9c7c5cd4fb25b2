#!/usr/bin/env python3
"""testssl.sh against a real server, in full, with a certificate of an elliptic key and one of an RSA key.

Fails on every finding of severity MEDIUM or worse that is not in ACCEPTED, and on a scan that did not finish.
"""

import json
import subprocess
import time

from served import Failure, Podium, expect, run

# What the scan says of itself, of the certificate, which whoever runs Podium chooses, and of files without a secret.
ACCEPTED = {
    "engine_problem": "what the scanner's own openssl cannot do",
    "BREACH": "only files are compressed, which are the same for everyone; no answer of the API is (tests hold it)",
    "cert_chain_of_trust": "the authority is made for the test and known to nobody",
    "cert_revocation": "that authority publishes neither CRL nor OCSP",
}
KEYS = {"an elliptic": ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"], "an RSA": ["rsa:3072"]}


def openssl(folder, *arguments):
    subprocess.run(["openssl", *map(str, arguments)], cwd=folder, check=True, capture_output=True)


def signed(kind):
    """Makes an authority and a certificate of it for localhost; the server sends both."""

    def make(folder):
        openssl(folder, "req", "-x509", "-newkey", *KEYS[kind], "-nodes", "-days", 90, "-subj", "/O=Test/CN=Test authority",
                "-keyout", "ca.key", "-out", "ca.crt")
        openssl(folder, "req", "-newkey", *KEYS[kind], "-nodes", "-subj", "/CN=localhost", "-keyout", "leaf.key", "-out", "leaf.csr")
        (folder / "extensions").write_text(
            "basicConstraints=critical,CA:false\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth\n"
            "subjectAltName=DNS:localhost\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n")
        openssl(folder, "x509", "-req", "-in", "leaf.csr", "-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial",
                "-days", 90, "-sha256", "-extfile", "extensions", "-out", "leaf.crt")
        chain = folder / "chain.crt"
        chain.write_text((folder / "leaf.crt").read_text() + (folder / "ca.crt").read_text())
        return chain, folder / "leaf.key"

    return make


def scan(server):
    """The findings of all tests."""
    report = server.folder / "report.json"
    with open(server.folder / "out", "w") as out:
        done = subprocess.run(
            ["testssl", "--quiet", "--color", "0", "--warnings", "off", "--ip", "127.0.0.1", "--nodns", "min",
             "--jsonfile", report, f"localhost:{server.port}"],
            stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, timeout=1800)
    try:
        findings = json.loads(report.read_text())
    except ValueError as error:
        raise Failure(f"testssl ended with {done.returncode} and no report ({error})") from error
    expect(len(findings) > 100, f"testssl found only {len(findings)} things to say; it ended with {done.returncode}")
    return findings


def step():
    for kind in KEYS:
        begin = time.monotonic()
        with Podium(tls=signed(kind)) as server:
            findings = scan(server)
        severities = {}
        for finding in findings:
            severities[finding["severity"]] = severities.get(finding["severity"], 0) + 1
        grave = [finding for finding in findings if finding["severity"] in ("MEDIUM", "HIGH", "CRITICAL", "FATAL", "WARN")]
        wrong = [finding for finding in grave if finding["id"] not in ACCEPTED]
        for finding in grave:
            why = ACCEPTED.get(finding["id"], "NOT ACCEPTED")
            print(f"  {finding['severity']} {finding['id']}: {finding['finding']} ({why})")
        print(f"testssl.sh with {kind} key: {len(findings)} findings in {time.monotonic() - begin:.0f} s, {severities}; "
              f"{len(wrong)} weaknesses")
        expect(not wrong, f"testssl found weaknesses: {', '.join(finding['id'] for finding in wrong)}")


run(step)
