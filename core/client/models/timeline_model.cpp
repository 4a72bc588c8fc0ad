// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/models/timeline_model.h"

#include "core/client/alerts.h"
#include "core/client/models/role_values.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace authlink::client
{

namespace
{

struct KindWords {
    const char *kind;
    const char *words;
};

// clang-format off
constexpr std::array<KindWords, 22> kWords{{
    {"created", QT_TRANSLATE_NOOP("Timeline", "Verification started")},
    {"link_ready", QT_TRANSLATE_NOOP("Timeline", "Link ready")},
    {"message_sent", QT_TRANSLATE_NOOP("Timeline", "Link handed out")},
    {"message_failed", QT_TRANSLATE_NOOP("Timeline", "The message could not be sent")},
    {"link_previewed", QT_TRANSLATE_NOOP("Timeline", "Link looked at")},
    {"opened", QT_TRANSLATE_NOOP("Timeline", "Customer confirmed to be on this call")},
    {"denied", QT_TRANSLATE_NOOP("Timeline", "Customer says they are not on this call")},
    {"second_device", QT_TRANSLATE_NOOP("Timeline", "Link opened on a second device")},
    {"capture_started", QT_TRANSLATE_NOOP("Timeline", "Taking the selfie")},
    {"capture_resumed", QT_TRANSLATE_NOOP("Timeline", "Taking the selfie again")},
    {"attempt_failed", QT_TRANSLATE_NOOP("Timeline", "The attempt did not work")},
    {"result_received", QT_TRANSLATE_NOOP("Timeline", "Result received")},
    {"confirming", QT_TRANSLATE_NOOP("Timeline", "Confirming with Incode")},
    {"confirmed", QT_TRANSLATE_NOOP("Timeline", "Confirmed by Incode")},
    {"verdict", QT_TRANSLATE_NOOP("Timeline", "Verdict")},
    {"contradiction", QT_TRANSLATE_NOOP("Timeline", "A second result contradicts the first")},
    {"early_result", QT_TRANSLATE_NOOP("Timeline", "A result came too early and does not count")},
    {"late_result", QT_TRANSLATE_NOOP("Timeline", "A result came too late and does not count")},
    {"resent", QT_TRANSLATE_NOOP("Timeline", "Link sent again")},
    {"corrected", QT_TRANSLATE_NOOP("Timeline", "Contact corrected")},
    {"expired", QT_TRANSLATE_NOOP("Timeline", "The link expired")},
    {"cancelled", QT_TRANSLATE_NOOP("Timeline", "Cancelled")},
}};
// clang-format on

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

QString plainVerdictWords(const protocol::EventView &event)
{
    const auto verdict = verification::fromName<verification::Verdict>(event.detail.value(u"verdict").toString());
    if (!verdict)
        return Words::tr("Verdict");
    protocol::VerificationView view;
    view.status = verification::Status::Decided;
    view.verdict = *verdict;
    if (*verdict == verification::Verdict::Verified)
        return Words::tr("Verdict: %1").arg(bannerWords(BannerKind::Verified));
    return Words::tr("Verdict: %1").arg(bannerWords(bannerOf(view, Freshness::Fresh, {})));
}

QString verdictWords(const protocol::EventView &event)
{
    const QString words = plainVerdictWords(event);
    const bool asked = event.detail.value(u"foundByAsking").toBool(false);
    return asked ? Words::tr("%1 (%2)").arg(words, foundByAskingWords()) : words;
}

QString reportedEventWords(const protocol::EventView &event)
{
    const QString words = reportedWords(event.detail.value(u"report").toString());
    return words.isEmpty() ? Words::tr("News of the message's delivery") : words;
}

qint64 millisBetween(const protocol::EventView &from, const protocol::EventView &to)
{
    return base::toMillis(to.at) - base::toMillis(from.at);
}

} // namespace

TimelineModel::TimelineModel(QObject *parent) : QAbstractListModel(parent) {}

void TimelineModel::follow(LiveVerifications &book, const QString &id)
{
    stopFollowing();
    m_book = &book;
    m_id = id;
    const auto refresh = [this](const QString &changed) {
        if (changed != m_id || !m_book)
            return;
        const LiveVerification *entry = m_book->find(m_id);
        update(entry ? entry->events : QList<protocol::EventView>());
    };
    connect(&book, &LiveVerifications::added, this, refresh);
    connect(&book, &LiveVerifications::changed, this, refresh);
    connect(&book, &LiveVerifications::removed, this, refresh);
    beginResetModel();
    const LiveVerification *entry = book.find(id);
    m_events = entry ? entry->events : QList<protocol::EventView>();
    endResetModel();
    book.loadTimeline(id);
}

void TimelineModel::show(const QList<protocol::EventView> &events)
{
    stopFollowing();
    beginResetModel();
    m_events = events;
    endResetModel();
}

void TimelineModel::stopFollowing()
{
    if (m_book)
        m_book->disconnect(this);
    m_book.clear();
    m_id.clear();
}

void TimelineModel::update(const QList<protocol::EventView> &events)
{
    if (events == m_events)
        return;
    const bool grows = events.size() > m_events.size() && std::equal(m_events.begin(), m_events.end(), events.begin());
    if (!grows) {
        beginResetModel();
        m_events = events;
        endResetModel();
        return;
    }
    beginInsertRows({}, static_cast<int>(m_events.size()), static_cast<int>(events.size()) - 1);
    m_events = events;
    endInsertRows();
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &event = m_events.at(index.row());
    switch (role) {
    case SeqRole:
        return event.seq;
    case KindRole:
        return event.kind;
    case Qt::DisplayRole:
    case TextRole:
        return eventWords(event);
    case ByRole:
        return event.by;
    case AtRole:
        return dateTimeValue(event.at);
    case SinceStartRole:
        return millisBetween(m_events.constFirst(), event);
    case SincePreviousRole:
        return index.row() == 0 ? 0 : millisBetween(m_events.at(index.row() - 1), event);
    case DetailRole:
        return event.detail.toVariantMap();
    default:
        return {};
    }
}

QHash<int, QByteArray> TimelineModel::roleNames() const
{
    return {{Qt::DisplayRole, "display"},
            {SeqRole, "seq"},
            {KindRole, "kind"},
            {TextRole, "text"},
            {ByRole, "by"},
            {AtRole, "at"},
            {SinceStartRole, "sinceStart"},
            {SincePreviousRole, "sincePrevious"},
            {DetailRole, "detail"}};
}

QString eventWords(const protocol::EventView &event)
{
    if (event.kind == QLatin1String("verdict"))
        return verdictWords(event);
    if (event.kind == QLatin1String("closed")) {
        const bool byItself = event.detail.value(u"validityEnded").toBool(false);
        return byItself ? Words::tr("The verification's validity ended") : Words::tr("Call ended");
    }
    if (event.kind == QLatin1String("note"))
        return noteWords(event);
    if (event.kind == QLatin1String("message_reported"))
        return reportedEventWords(event);
    if (event.kind == QLatin1String("opened") && event.by == QLatin1String("incode"))
        return Words::tr("Link opened");
    for (const auto &[kind, words] : kWords) {
        if (event.kind == QLatin1String(kind))
            return Words::tr(words);
    }
    return event.kind;
}

QString durationWords(std::chrono::milliseconds duration)
{
    const auto seconds = std::max<qint64>(0, duration.count() / 1000);
    const auto two = [](qint64 number) { return QStringLiteral("%1").arg(number, 2, 10, QChar(u'0')); };
    const qint64 hours = seconds / 3600;
    const qint64 minutes = seconds / 60 % 60;
    if (hours > 0)
        return QStringLiteral("%1:%2:%3").arg(QString::number(hours), two(minutes), two(seconds % 60));
    return QStringLiteral("%1:%2").arg(QString::number(minutes), two(seconds % 60));
}

} // namespace authlink::client
