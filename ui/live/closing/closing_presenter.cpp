// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/closing/closing_presenter.h"

#include "core/client/connection/relay_connection.h"
#include "core/client/text/error_texts.h"
#include "core/verification/event.h"
#include "ui/widgets/clipboard_guard.h"

#include <QAction>
#include <QLocale>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{

QString languageOfReader()
{
    return QLocale().name();
}

/// What was recorded last as what came of the call; empty: nothing.
QString recordedOutcome(const QList<protocol::EventView> &events)
{
    QString outcome;
    for (const protocol::EventView &event : events) {
        const auto detail = protocol::detailOf(event);
        if (event.kind == "note"_L1 && detail.code == verification::kNoteOfCall && !detail.outcome.isEmpty())
            outcome = detail.outcome;
    }
    return outcome;
}

} // namespace

ClosingPresenter::ClosingPresenter(const LiveServices &services, const QString &id, ClosingCard &card)
    : m_services(services),
      m_id(id),
      m_card(card)
{
    connect(&card, &ClosingCard::saveWanted, this, [this] { saveThen({}); });
    connect(&card, &ClosingCard::followUpWanted, this, &ClosingPresenter::openFollowUp);
    connect(&card.copyReference(), &QAction::triggered, this, &ClosingPresenter::copyReference);
}

void ClosingPresenter::refresh(const client::LiveVerification &entry, client::BannerKind banner)
{
    const auto &hello = m_services.connection.hello();
    if (protocol::resultNameOf(entry.view).isEmpty())
        return m_card.withdraw();
    const protocol::ClosingView closing = hello ? hello->policy.closing : protocol::ClosingView{};
    const bool confirmed = entry.freshness == client::Freshness::Fresh;
    m_card.show({.notes = closing.notes,
                 .outcomes = closing.outcomes,
                 .savedOutcome = recordedOutcome(entry.events),
                 .followUps = client::followUpsFor(closing, entry.view, banner, languageOfReader()),
                 .language = languageOfReader(),
                 .confirmed = confirmed,
                 .busy = isBusy()});
    sayThatItIsKept(confirmed);
}

void ClosingPresenter::sayThatItIsKept(bool confirmed)
{
    const bool isKept = !confirmed && m_card.unsaved() != CallNote{};
    if (isKept == m_saidKept)
        return;
    m_saidKept = isKept;
    if (isKept)
        m_card.say(ColorRole::Attention, Shape::CloudOff, tr("Your note is kept here. Save it when the relay can be reached again."));
    else
        m_card.clearSaying();
}

void ClosingPresenter::saveThen(std::function<void()> then)
{
    const CallNote note = m_card.unsaved();
    if (isBusy()) {
        m_then = std::move(then);
        return;
    }
    if (note == CallNote{}) {
        if (then)
            then();
        return;
    }
    if (m_card.isTooLong())
        return m_card.say(ColorRole::Attention, Shape::Warning, tr("The note is too long and was not saved. Shorten it, or take it away."));
    save(note, std::move(then));
}

void ClosingPresenter::save(const CallNote &note, std::function<void()> then)
{
    protocol::NoteParams params{.id = m_id, .outcome = note.outcome, .text = note.text, .idempotencyKey = {}};
    const bool repeated =
        params.outcome == m_unanswered.outcome && params.text == m_unanswered.text && !m_unanswered.idempotencyKey.isEmpty();
    params.idempotencyKey = repeated ? m_unanswered.idempotencyKey : m_services.calls.newIdempotencyKey();
    m_unanswered = params;
    m_card.clearSaying();
    m_call = m_services.calls.note(params, [this, note, then = std::move(then)](const auto &answer) { onSaved(note, answer, then); });
    Q_EMIT changed();
}

void ClosingPresenter::onSaved(const CallNote &note, const base::Result<protocol::VerificationView> &answer,
                               const std::function<void()> &then)
{
    const auto later = std::exchange(m_then, {});
    const auto next = later ? later : then; // the call that holds it goes now
    const bool lost = !answer && (answer.error().code == base::ErrorCode::Timeout || answer.error().code == base::ErrorCode::Unreachable);
    if (!lost)
        m_unanswered = {};
    if (answer)
        m_card.markSaved(note);
    m_call = {};
    Q_EMIT changed();
    if (!answer) {
        //: %1 is a sentence that says why.
        m_card.say(ColorRole::Attention, Shape::Warning,
                   tr("The note was not saved and stays here. %1").arg(client::errorText(answer.error())));
        return;
    }
    m_card.say(ColorRole::Accent, Shape::Edit, tr("Saved in the record."));
    if (next)
        saveThen(next); // more may have been typed meanwhile
}

void ClosingPresenter::copyReference()
{
    const client::LiveVerification *entry = m_services.verifications.find(m_id);
    if (entry == nullptr)
        return;
    m_services.clipboard.copy(client::referenceOf(entry->view));
    m_card.say(ColorRole::Accent, Shape::Copy, tr("The reference is on the clipboard for 60 seconds."));
}

/// Asked again at the moment of the key: what was ready a second ago need not be.
QList<client::FollowUp> ClosingPresenter::followUps() const
{
    const client::LiveVerification *entry = m_services.verifications.find(m_id);
    const auto &hello = m_services.connection.hello();
    if (entry == nullptr || !hello)
        return {};
    return client::followUpsFor(hello->policy.closing, entry->view, m_services.verifications.banner(m_id), languageOfReader());
}

void ClosingPresenter::openFollowUp(int index)
{
    const auto followUp = followUps().value(index);
    if (followUp.state != client::FollowUpState::Ready)
        return;
    if (m_services.openUrl(followUp.url))
        m_card.say(ColorRole::Accent, Shape::Link, tr("Opened in the browser: %1").arg(followUp.label));
    else
        m_card.say(ColorRole::Attention, Shape::Warning, tr("The browser could not be opened. The address is of %1.").arg(followUp.host));
}

} // namespace authlink::ui
