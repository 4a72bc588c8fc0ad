// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/commands.h"

#include "app/relay/operator_tools.h"
#include "app/relay/terminal_text.h"
#include "core/base/clock.h"
#include "core/verification/customers_csv.h"

#include <QFile>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

constexpr qint64 kMaxImport = 256LL * 1024 * 1024;
constexpr size_t kMaxComplaints = 20;

/// What is wrong with the file, a line each on stderr: nothing was imported.
int complain(const QString &fileName, const std::vector<verification::FileProblem> &problems)
{
    const auto textOf = [&fileName](const verification::FileProblem &problem) {
        return printable(u"%1: line %2: %3"_s.arg(fileName).arg(problem.line).arg(problem.why));
    };
    if (problems.size() == 1)
        return failed(textOf(problems.front()));
    const size_t shown = std::min(problems.size(), kMaxComplaints);
    for (size_t i = 0; i < shown; ++i)
        complainAbout(textOf(problems[i]));
    const QString more = shown < problems.size() ? u" (the first %1 are above)"_s.arg(shown) : QString();
    return failed(u"nothing was imported: %1 things are wrong with %2%3"_s.arg(problems.size()).arg(printable(fileName), more));
}

/// "account 4711", with its line where it stands in the same file.
QString accountText(const QString &account, const verification::CustomersFile &file)
{
    const auto found = std::find_if(file.customers.begin(), file.customers.end(),
                                    [&account](const verification::Customer &customer) { return customer.account == account; });
    if (found == file.customers.end())
        return u"account %1"_s.arg(account);
    return u"account %1 on line %2"_s.arg(account).arg(file.lines.at(static_cast<size_t>(found - file.customers.begin())));
}

QString conflictText(const store::ImportConflict &conflict, const verification::CustomersFile &file)
{
    const verification::Customer &customer = file.customers.at(conflict.index);
    switch (conflict.kind) {
    case store::ImportConflict::Kind::ReplacesId:
        return u"account %1 has the Incode id %2, the file says %3; --replace-ids replaces it"_s.arg(customer.account, conflict.known,
                                                                                                     customer.customerId);
    case store::ImportConflict::Kind::SharesId:
        return u"account %1 would get the Incode id %2, which %3 has: one face would verify both; --shared-ids allows it"_s.arg(
            customer.account, customer.customerId, accountText(conflict.known, file));
    case store::ImportConflict::Kind::RejectedId:
        return u"the Incode id %1 was rejected for account %2 (`enrolments list`); --replace-ids takes it all the same"_s.arg(
            customer.customerId, customer.account);
    }
    return {};
}

std::vector<verification::FileProblem> problemsOf(const std::vector<store::ImportConflict> &conflicts,
                                                  const verification::CustomersFile &file)
{
    std::vector<verification::FileProblem> problems;
    for (const store::ImportConflict &conflict : conflicts)
        problems.push_back({.line = file.lines.at(conflict.index), .why = conflictText(conflict, file)});
    return problems;
}

void report(const store::ImportReport &done)
{
    print(u"imported %1 customers"_s.arg(done.customers));
    if (done.kept > 0)
        print(u"%1 of them have no customer_id in the file and kept the one they had"_s.arg(done.kept));
    if (done.waiting > 0)
        print(u"%1 of them were enrolled, says Incode, and wait to be approved: `enrolments list`"_s.arg(done.waiting));
}

int importFile(const QString &configPath, const QString &fileName, const DirectoryOptions &options, const QString &by)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return failed(u"can't read %1: %2"_s.arg(fileName, file.errorString()));
    if (file.size() > kMaxImport)
        return failed(u"%1 is larger than 256 MiB; split it"_s.arg(fileName));
    const verification::CustomersFile read = verification::readCustomersCsv(file.readAll());
    if (!read.problems.empty())
        return complain(fileName, read.problems);
    const auto opened = openConfiguredStore(configPath);
    if (!opened)
        return failed(opened.error().message);
    const store::ImportOptions how{
        .by = by, .at = base::SystemClock().now(), .replaceIds = options.replaceIds, .sharedIds = options.sharedIds};
    const auto imported = (*opened)->importCustomers(read.customers, how);
    if (!imported)
        return failed(imported.error().message);
    if (!imported->conflicts.empty())
        return complain(fileName, problemsOf(imported->conflicts, read));
    report(*imported);
    return kDone;
}

} // namespace

int customersCommand(const QString &configPath, const QStringList &arguments, const DirectoryOptions &options)
{
    if (arguments.size() != 2 || arguments.constFirst() != u"import")
        return wrongUse(u"`customers` takes: import FILE.csv"_s);
    const auto by = operatorName(options.by);
    if (!by)
        return wrongUse(by.error().message);
    return importFile(configPath, arguments.at(1), options, *by);
}

} // namespace authlink::app
