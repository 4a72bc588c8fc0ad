#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Authlink Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the console's sounds beside itself: resources/sounds/SET/OUTCOME.wav, mono, 16 bit, 22,050 Hz.

Each outcome has a tune of its own, so that who knows it need not look: verified rises, denied falls, alarm hurries between two
notes, attention knocks twice, outage sinks. The two sets differ in pitch and in how sharp they sound; nothing is random, so that
the same script always writes the same files.
"""
import math
import struct
import wave
from pathlib import Path

RATE = 22_050
PEAK = 0.8  # of what 16 bits can hold

# A note: (frequency in Hz at its beginning, at its end, seconds). Frequency 0 is a pause.
TUNES = {
    "verified": [(659.26, 659.26, 0.13), (987.77, 987.77, 0.30)],
    "denied": [(440.00, 440.00, 0.18), (311.13, 311.13, 0.36)],
    "alarm": [(1046.50, 1046.50, 0.10), (739.99, 739.99, 0.10)] * 4,
    "attention": [(783.99, 783.99, 0.14), (0, 0, 0.09), (783.99, 783.99, 0.24)],
    "outage": [(392.00, 174.61, 0.75)],
}

# A set: (pitch factor, strengths of the harmonics, the first one the note itself).
SETS = {
    "bright": (1.0, [1.0, 0.5, 0.33, 0.2, 0.12]),
    "soft": (0.75, [1.0, 0.18, 0.06]),
}


def envelope(at: float, length: float) -> float:
    """Swells in 8 ms and fades, so that nothing clicks; the second half dies away."""
    attack = min(1.0, at / 0.008)
    release = min(1.0, (length - at) / 0.03)
    decay = 1.0 if at < length / 2 else math.exp(-3.0 * (at / length - 0.5))
    return max(0.0, attack * release * decay)


def note(begin: float, end: float, length: float, pitch: float, harmonics: list[float]) -> list[float]:
    samples = []
    phase = 0.0
    count = round(length * RATE)
    for i in range(count):
        frequency = pitch * (begin + (end - begin) * i / count)
        phase += 2 * math.pi * frequency / RATE
        sound = sum(strength * math.sin((n + 1) * phase) for n, strength in enumerate(harmonics)) if begin else 0.0
        samples.append(sound * envelope(i / RATE, length))
    return samples


def main() -> None:
    here = Path(__file__).resolve().parent
    for name, (pitch, harmonics) in SETS.items():
        for outcome, tune in TUNES.items():
            samples = [sample for begin, end, length in tune for sample in note(begin, end, length, pitch, harmonics)]
            loudest = max(abs(sample) for sample in samples)
            scale = PEAK * 32_767 / loudest
            folder = here / name
            folder.mkdir(exist_ok=True)
            with wave.open(str(folder / f"{outcome}.wav"), "wb") as file:
                file.setnchannels(1)
                file.setsampwidth(2)
                file.setframerate(RATE)
                file.writeframes(b"".join(struct.pack("<h", round(sample * scale)) for sample in samples))


if __name__ == "__main__":
    main()
