// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/rehearsal/scenario_context.h"
#include "app/console/rehearsal/scenario_runner.h"

#include <QString>

#include <functional>
#include <vector>

namespace authlink::app
{

/// Builds the list of steps that a scenario is made of, one after the other.
class ScenarioBuilder
{
public:
    /// @param context outlives the steps
    explicit ScenarioBuilder(ScenarioContext &context) : m_context(context) {}

    void add(const QString &name, std::function<base::Result<void>()> act, std::function<bool()> seen, std::chrono::milliseconds hold = {});
    /// The step written last may take this long.
    void patience(std::chrono::milliseconds longest) { m_steps.back().patience = longest; }
    /// Something that can't fail, then what is seen of it.
    void then(const QString &name, const std::function<void()> &act, std::function<bool()> seen);

    /// Search, pick, send, with the keyboard; until the message is on the phone.
    void send();
    /// The customer taps the link and says yes; until the camera is on.
    void open();
    /// A button of the phone.
    void play(const QString &button, const QString &name, std::function<bool()> seen);
    /// A failed attempt that belongs to the verification, with tries left: still grey, and the phone may try again.
    void failAttempt(const QString &button, int number);
    /// With a static link, a failed attempt names nobody: a note, still grey.
    void failUnattributed(const QString &button);
    void decide(const QString &button, client::BannerKind kind);
    /// For a second, nothing else is shown.
    void stays(const QString &name, client::BannerKind kind);
    void lookAtHistory();

    [[nodiscard]] ScenarioContext &context() const { return m_context; }
    [[nodiscard]] std::vector<Step> take() { return std::move(m_steps); }

private:
    ScenarioContext &m_context;
    std::vector<Step> m_steps;
};

} // namespace authlink::app
