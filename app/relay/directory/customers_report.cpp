// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/directory/customers_report.h"

#include "app/relay/commands.h"
#include "app/relay/directory/operator_tools.h"
#include "app/relay/directory/output_file.h"
#include "app/relay/terminal_text.h"
#include "core/verification/customers_csv.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

constexpr int kDirectoryPage = 500;

QString sourceText(const store::DirectoryEntry &entry)
{
    const QString by = entry.by.isEmpty() ? QString() : u" by %1"_s.arg(entry.by);
    const QString at = entry.at ? u" on %1"_s.arg(base::toRfc3339(*entry.at)) : QString();
    switch (entry.source) {
    case store::IdSource::None:
        return u"none: this customer can't be verified"_s;
    case store::IdSource::Unknown:
        return u"not known: imported, or bound by a webhook alone, before this was kept"_s;
    case store::IdSource::Import:
        return u"imported%1%2"_s.arg(by, at);
    case store::IdSource::Approved:
        return u"reported by Incode, approved%1%2"_s.arg(by, at);
    case store::IdSource::Webhook:
        return u"bound by a webhook alone%1 (directory.enrolments = \"on\")"_s.arg(at);
    }
    return {};
}

void printFact(const char *name, const QString &value)
{
    print(printable(u"%1 %2"_s.arg(QLatin1StringView(name), -14).arg(value.isEmpty() ? u"-"_s : value)));
}

base::Result<void> writeAll(const store::Store &store, const QString &fileName)
{
    auto out = OutputFile::open(fileName);
    if (!out)
        return base::fail(out.error());
    const auto writeLine = [&out](const QByteArray &line) { return (*out)->write(line + '\n'); };
    auto written = writeLine(verification::kCustomersHeader);
    if (written)
        written = forEachCustomer(
            store, {}, [&writeLine](const store::DirectoryEntry &entry) { return writeLine(verification::customerLine(entry.customer)); });
    return written ? (*out)->finish() : written;
}

} // namespace

base::Result<void> forEachCustomer(const store::Store &store, std::optional<store::IdSource> source,
                                   const std::function<base::Result<void>(const store::DirectoryEntry &)> &each)
{
    store::DirectoryQuery query{.after = {}, .source = source, .limit = kDirectoryPage};
    for (;;) {
        const auto page = store.reader().directory(query);
        if (!page)
            return base::fail(page.error());
        for (const store::DirectoryEntry &entry : *page) {
            if (auto done = each(entry); !done)
                return done;
        }
        if (std::ssize(*page) < kDirectoryPage)
            return {};
        query.after = page->back().customer.account;
    }
}

int listCustomers(const store::Store &store, std::optional<store::IdSource> source)
{
    bool any = false;
    const auto listed = forEachCustomer(store, source, [&any](const store::DirectoryEntry &entry) -> base::Result<void> {
        any = true;
        print(columns({entry.customer.account, entry.customer.name, entry.customer.customerId, nameOf(entry.source), entry.by,
                       momentText(entry.at)}));
        return {};
    });
    if (!listed)
        return failed(listed.error().message);
    if (!any)
        print(u"no customers"_s);
    return kDone;
}

int showCustomer(const store::Store &store, const QString &account)
{
    const auto entry = store.reader().directoryEntry(account);
    const auto enrolments = store.reader().enrolments({.state = {}, .account = account});
    const auto audit = store.reader().auditOf(account);
    if (!entry || !enrolments || !audit)
        return failed((!entry ? entry.error() : !enrolments ? enrolments.error() : audit.error()).message);
    if (!*entry && enrolments->empty() && audit->empty())
        return failed(u"no customer with the account '%1'; `customers list` shows them"_s.arg(account));
    printFact("account", account);
    if (*entry) {
        const verification::Customer &customer = (*entry)->customer;
        printFact("name", customer.name);
        printFact("phone", customer.phone);
        printFact("e-mail", customer.email);
        printFact("language", customer.language);
        printFact("Incode id", customer.customerId);
        printFact("id came by", sourceText(**entry));
    } else {
        print(u"not in the directory"_s);
    }
    for (const store::ReportedEnrolment &enrolment : *enrolments)
        printFact("enrolment", u"%1, %2: Incode id %3, reported %4"_s.arg(enrolment.id)
                                   .arg(nameOf(enrolment.state), enrolment.customerId, base::toRfc3339(enrolment.reportedAt)));
    for (const store::AuditEntry &line : *audit)
        printFact(
            "changed",
            u"%1 by %2: %3 %4"_s.arg(base::toRfc3339(line.at), line.by.isEmpty() ? u"-"_s : line.by, line.action, line.detail).trimmed());
    return kDone;
}

int exportCustomers(const store::Store &store, const QString &fileName)
{
    const auto written = writeAll(store, fileName);
    return written ? kDone : failed(written.error().message);
}

} // namespace authlink::app
