#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Authlink Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tells Authlink Console of the calls of baresip (docs/integration-guide.md "baresip").

Reads the events of baresip's module ctrl_tcp: JSON objects in netstrings. A call that comes in shows its customer, one that has ended
ends what was verified for it. Nothing is sent by it. Needs Python 3.9 and nothing else.
"""

import argparse
import json
import re
import socket
import subprocess
import sys
import time
from urllib.parse import unquote

MAX_EVENT = 64 * 1024  # bytes
PATIENCE_S = 15  # where no console runs, the command becomes the console and does not end
RETRY_S = 2

# What comes from the network is a stranger's: only what looks like a number or an id is passed on, and never as an option.
NUMBER = re.compile(r"\+?[0-9][0-9().\- ]{1,38}")
CALL_ID = re.compile(r"[!-,.-~][!-~]{0,199}")


def events(connection):
    """Yields the events of a connection, until it ends or says something that is no netstring."""
    data = b""
    while True:
        head, colon, rest = data.partition(b":")
        if (head and not head.isdigit()) or len(head) > 6 or (colon and (not head or int(head) > MAX_EVENT)):
            raise ValueError("not a netstring")
        if colon and len(rest) > int(head):
            size = int(head)
            if rest[size:size + 1] != b",":
                raise ValueError("not a netstring")
            event, data = rest[:size], rest[size + 1:]
            try:
                decoded = json.loads(event)
            except (ValueError, RecursionError):
                decoded = None
            if isinstance(decoded, dict):
                yield decoded
            continue
        more = connection.recv(4096)
        if not more:
            return
        data += more


def number_of(peer):
    """The number in a SIP or tel address; None: there is none."""
    match = re.match(r"(?:sips?|tel):([^@;?>]+)", peer if isinstance(peer, str) else "")
    number = unquote(match.group(1)) if match else ""
    return number if NUMBER.fullmatch(number) else None


def id_of(event):
    """The call's id as a list of arguments; empty: it has none that can be passed on."""
    call = event.get("id")
    return ["--call-id=" + call] if isinstance(call, str) and CALL_ID.fullmatch(call) else []


def command_of(event, occasion):
    """What to tell the console of an event; None: nothing."""
    if event.get("type") == occasion and event.get("direction") == "incoming":
        number = number_of(event.get("peeruri"))
        return ["verify", "--phone=" + number] + id_of(event) if number else None
    if event.get("type") == "CALL_CLOSED" and id_of(event):
        return ["end-call"] + id_of(event)
    return None


def main():
    parser = argparse.ArgumentParser(description="Tells Authlink Console of the calls of baresip.")
    parser.add_argument("--baresip", default="127.0.0.1:4444", metavar="HOST:PORT", help="as ctrl_tcp_listen has it")
    parser.add_argument("--console", default="authlink-console", metavar="PROGRAM")
    parser.add_argument("--profile", metavar="NAME", help="of the console")
    parser.add_argument("--when", choices=["ringing", "answered"], default="ringing", help="when a call shows its customer")
    options = parser.parse_args()
    host, _, port = options.baresip.rpartition(":")
    occasion = "CALL_INCOMING" if options.when == "ringing" else "CALL_ESTABLISHED"
    profile = ["--profile=" + options.profile] if options.profile else []
    while True:
        try:
            with socket.create_connection((host, int(port))) as connection:
                for event in events(connection):
                    command = command_of(event, occasion)
                    if command:
                        process = subprocess.Popen([options.console] + command + profile, stdin=subprocess.DEVNULL,
                                                   start_new_session=True)  # the console outlives this script
                        try:
                            process.wait(PATIENCE_S)
                        except subprocess.TimeoutExpired:
                            pass
        except (OSError, ValueError) as error:
            print("baresip:", error, file=sys.stderr)
        time.sleep(RETRY_S)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        pass
