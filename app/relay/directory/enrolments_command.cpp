// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/commands.h"

#include "app/relay/directory/operator_tools.h"
#include "app/relay/terminal_text.h"
#include "core/base/clock.h"
#include "core/base/process.h"
#include "core/verification/rules/decision.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

constexpr int kPage = 500;
constexpr qsizetype kHashShown = 12; ///< enough for `webhooks show`

QString lineOf(const store::ReportedEnrolment &enrolment)
{
    const QString whose = enrolment.isListed ? enrolment.name : u"(not in the directory)"_s;
    return columns({QString::number(enrolment.id), base::toRfc3339(enrolment.reportedAt), nameOf(enrolment.state), enrolment.account, whose,
                    enrolment.customerId, enrolment.interviewId, QString::fromLatin1(enrolment.bodyHash.left(kHashShown)),
                    enrolment.decidedBy, momentText(enrolment.decidedAt)});
}

int list(const store::Store &store, store::EnrolmentQuery query)
{
    query.limit = kPage;
    bool any = false;
    for (;;) {
        const auto page = store.reader().enrolments(query);
        if (!page)
            return failed(page.error().message);
        for (const store::ReportedEnrolment &enrolment : *page)
            print(lineOf(enrolment));
        any = any || !page->empty();
        if (std::ssize(*page) < kPage)
            break;
        query.after = page->back().id;
    }
    if (!any)
        print(u"no enrolments"_s);
    return kDone;
}

QString outcomeText(const store::ReportedEnrolment &enrolment)
{
    const QString whose = enrolment.name.isEmpty() ? QString() : u" (%1)"_s.arg(enrolment.name);
    if (enrolment.state == store::EnrolmentState::Approved)
        return u"approved %1: account %2%3 has the Incode id %4"_s.arg(enrolment.id).arg(enrolment.account, whose, enrolment.customerId);
    const QString now = enrolment.currentId.isEmpty() ? u"has no Incode id"_s : u"has the Incode id %1"_s.arg(enrolment.currentId);
    return enrolment.isListed ? u"rejected %1: account %2%3 %4"_s.arg(enrolment.id).arg(enrolment.account, whose, now)
                              : u"rejected %1: account %2 is not in the directory"_s.arg(enrolment.id).arg(enrolment.account);
}

/// A verification has its own copy of the customer: what was taken back goes on counting in those that are under way.
void warnOfOpenVerifications(const store::Store &store, const store::ReportedEnrolment &rejected)
{
    const auto open = store.reader().openVerifications();
    if (!open)
        return;
    for (const verification::Verification &state : *open) {
        if (verification::isSameCustomer(state.customer.customerId, rejected.customerId) && state.customer.account == rejected.account)
            print(printable(u"verification %1 of %2 is open and still compares with this Incode id: have it cancelled"_s.arg(
                state.id, state.agent.name)));
    }
}

int decide(store::Store &store, const QList<qint64> &ids, bool approve, const QString &by)
{
    base::surviveBrokenPipes(); // all of them are decided, or said not to be
    int outcome = kDone;
    for (const qint64 id : ids) {
        const auto decided = store.decideEnrolment({.id = id, .approve = approve, .by = by, .at = base::SystemClock().now()});
        if (!decided) {
            outcome = failed(u"enrolment %1: %2"_s.arg(id).arg(decided.error().message));
            continue;
        }
        if (tell(printable(outcomeText(*decided))) != kDone)
            outcome = kFailed;
        if (!approve)
            warnOfOpenVerifications(store, *decided);
    }
    return outcome;
}

} // namespace

int enrolmentsCommand(const QString &configPath, const QStringList &arguments, const DirectoryOptions &options)
{
    const QString verb = arguments.value(0);
    if (verb != u"list" && verb != u"approve" && verb != u"reject")
        return wrongUse(u"`enrolments` takes list, approve ID... or reject ID..."_s);
    const bool lists = verb == u"list";
    if (lists != (arguments.size() == 1))
        return wrongUse(lists ? u"`enrolments list` takes no argument"_s : u"`enrolments %1` takes the numbers of enrolments"_s.arg(verb));
    const auto state = store::enrolmentStateOf(options.state);
    if (!options.state.isEmpty() && !state)
        return wrongUse(u"--state takes pending, approved or rejected"_s);
    QList<qint64> ids;
    for (const QString &text : arguments.mid(1)) {
        bool isNumber = false;
        ids.append(text.toLongLong(&isNumber));
        if (!isNumber || ids.last() < 1)
            return wrongUse(u"'%1' is no number of an enrolment; `enrolments list` shows them"_s.arg(text));
    }
    const auto by = operatorName(options.by);
    if (!by)
        return wrongUse(by.error().message);
    const auto opened = openConfiguredStore(configPath, lists ? store::Access::ReadOnly : store::Access::ReadWrite);
    if (!opened)
        return failed(opened.error().message);
    if (lists)
        return list(**opened, {.state = state, .account = options.account});
    return decide(**opened, ids, verb == u"approve", *by);
}

} // namespace authlink::app
