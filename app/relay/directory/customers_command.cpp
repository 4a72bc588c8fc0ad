// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/commands.h"

#include "app/relay/directory/customers_report.h"
#include "app/relay/directory/import_watch.h"
#include "app/relay/directory/operator_tools.h"
#include "app/relay/terminal_text.h"
#include "core/base/clock.h"
#include "core/base/formats/csv.h"
#include "core/base/process.h"
#include "core/verification/customers_csv.h"

#include <QFile>
#include <QSet>
#include <QTextStream>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

constexpr size_t kMaxComplaints = 20;
constexpr std::ptrdiff_t kMaxShownRemovals = 100;
constexpr qint64 kMaxAnswer = 100;

constexpr std::array<Verb, 5> kCustomersVerbs{{{"import"_L1, 1, 1, "takes one FILE.csv"_L1},
                                               {"list"_L1, 0, 0, "takes no argument"_L1},
                                               {"show"_L1, 1, 1, "takes one ACCOUNT"_L1},
                                               {"remove"_L1, 1, 1000, "takes the ACCOUNTs of those who go"_L1},
                                               {"export"_L1, 0, 1, "takes one FILE.csv, or none for the standard output"_L1}}};

/// What is wrong with the file, a line each on stderr: nothing was imported.
/// @param problems the first of `count`
int complain(const QString &fileName, const std::vector<verification::FileProblem> &problems, size_t count)
{
    const auto textOf = [&fileName](const verification::FileProblem &problem) {
        return printable(u"%1: line %2: %3"_s.arg(fileName).arg(problem.line).arg(problem.why));
    };
    if (count == 1)
        return failed(textOf(problems.front()));
    const size_t shown = std::min(count, kMaxComplaints);
    for (size_t i = 0; i < shown; ++i)
        complainAbout(textOf(problems[i]));
    const QString more = shown < count ? u" (the first %1 are above)"_s.arg(shown) : QString();
    return failed(u"nothing was imported: %1 things are wrong with %2%3"_s.arg(count).arg(printable(fileName), more));
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

/// The first of them, as many as are shown.
std::vector<verification::FileProblem> problemsOf(const std::vector<store::ImportConflict> &conflicts,
                                                  const verification::CustomersFile &file)
{
    std::vector<verification::FileProblem> problems;
    problems.reserve(std::min(conflicts.size(), kMaxComplaints));
    for (size_t i = 0; i < std::min(conflicts.size(), kMaxComplaints); ++i)
        problems.push_back({.line = file.lines.at(conflicts[i].index), .why = conflictText(conflicts[i], file)});
    return problems;
}

/// 1 if one that was to go stays.
int reportRemovals(const store::ImportReport &done)
{
    int outcome = done.removed > 0 ? tell(u"removed %1 customers"_s.arg(done.removed)) : kDone;
    for (const QString &account : done.notRemoved)
        outcome =
            failed(printable(u"account %1 stays: a verification of this customer is open; try again when it has ended"_s.arg(account)));
    return outcome;
}

void report(const store::ImportReport &done)
{
    tell(u"imported %1 customers"_s.arg(done.customers));
    if (done.kept > 0)
        print(u"%1 of them have no customer_id in the file and kept the one they had"_s.arg(done.kept));
    if (done.waiting > 0)
        print(u"%1 of them were enrolled, says Incode, and wait to be approved: `enrolments list`"_s.arg(done.waiting));
}

/// The customers of the directory that the file does not hold.
base::Result<std::vector<store::DirectoryEntry>> missingFrom(const verification::CustomersFile &file, const store::Store &store, int &all)
{
    QSet<QString> accounts;
    for (const verification::Customer &customer : file.customers)
        accounts.insert(customer.account);
    std::vector<store::DirectoryEntry> missing;
    all = 0;
    const auto looked = forEachCustomer(store, {}, [&](const store::DirectoryEntry &entry) -> base::Result<void> {
        ++all;
        if (!accounts.contains(entry.customer.account))
            missing.push_back(entry);
        return {};
    });
    if (!looked)
        return base::fail(looked.error());
    return missing;
}

/// Whether somebody at the terminal (or a pipe) says yes.
bool saysYes(const QString &question)
{
    if (!print(question, {}))
        return false;
    const QString answer = QTextStream(stdin).readLine(kMaxAnswer);
    return answer.trimmed() == u"yes";
}

/// The accounts that an import with --sync removes, once somebody has agreed. Errors: the one to tell; nothing is imported then.
base::Result<std::vector<QString>> agreedRemovals(const verification::CustomersFile &file, const QString &fileName,
                                                  const store::Store &store, bool unasked)
{
    int all = 0;
    const auto missing = missingFrom(file, store, all);
    if (!missing)
        return base::fail(missing.error());
    const auto count = std::ssize(*missing);
    std::vector<QString> accounts;
    bool isShown = true;
    for (const store::DirectoryEntry &entry : *missing) {
        accounts.push_back(entry.customer.account);
        if (std::ssize(accounts) <= kMaxShownRemovals)
            isShown = print(u"would go: "_s + columns({entry.customer.account, entry.customer.name, entry.customer.customerId}));
    }
    if (count > kMaxShownRemovals)
        isShown = print(u"would go: and %1 more"_s.arg(count - kMaxShownRemovals));
    if (!isShown)
        return base::fail(base::ErrorCode::Cancelled, u"nothing was changed, since it could not be shown who would go"_s);
    if (count == 0)
        return accounts;
    const QString what = u"%1 of %2 customers of the directory are not in %3"_s.arg(count).arg(all).arg(printable(fileName));
    if (unasked && count * 2 > all) // a file that was cut off must not empty the directory while nobody looks
        return base::fail(base::ErrorCode::Invalid, u"nothing was changed: %1, which is more than half; without --yes it asks"_s.arg(what));
    if (!unasked && !saysYes(u"%1. Remove them? Type yes: "_s.arg(what)))
        return base::fail(base::ErrorCode::Cancelled, u"nothing was changed; --yes removes them without a question"_s);
    return accounts;
}

/// The customers of the file, or the exit status after it was told why there are none.
tl::expected<verification::CustomersFile, int> readFile(const QString &fileName, const base::Clock &clock)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(failed(u"can't read %1: %2"_s.arg(fileName, file.errorString())));
    if (file.size() > base::kMaxCsvBytes)
        return tl::unexpected(failed(u"%1 is larger than %2 MiB; split it"_s.arg(fileName).arg(base::kMaxCsvBytes / (1024 * 1024))));
    verification::CustomersFile read;
    {
        ImportWatch watch(clock);
        const QByteArray bytes = file.readAll();
        read = verification::readCustomersCsv(bytes, [&](qsizetype at) { return watch.reading(at, bytes.size()); });
        if (watch.isStopped())
            return tl::unexpected(failed(u"interrupted; nothing was changed"_s));
    }
    if (!read.problems.empty())
        return tl::unexpected(complain(fileName, read.problems, read.problems.size()));
    for (const verification::FileProblem &warning : read.warnings)
        complainAbout(printable(u"warning: %1: line %2: %3"_s.arg(fileName).arg(warning.line).arg(warning.why)));
    return read;
}

int importFile(const QString &configPath, const QString &fileName, const DirectoryOptions &options, const QString &by)
{
    base::surviveBrokenPipes();
    const base::SystemClock clock;
    const auto read = readFile(fileName, clock);
    if (!read)
        return read.error();
    const auto opened = openConfiguredStore(configPath);
    if (!opened)
        return failed(opened.error().message);
    store::ImportOptions how{
        .by = by, .at = clock.now(), .replaceIds = options.replaceIds, .sharedIds = options.sharedIds, .remove = {}, .progress = {}};
    if (options.sync) {
        auto removals = agreedRemovals(*read, fileName, **opened, options.yes);
        if (!removals)
            return failed(removals.error().message);
        how.remove = std::move(*removals);
    }
    base::Result<store::ImportReport> imported;
    {
        ImportWatch watch(clock);
        how.progress = [&watch](const store::ImportProgress &progress) { return watch.importing(progress); };
        imported = (*opened)->importCustomers(read->customers, how);
    }
    if (!imported)
        return failed(imported.error().message);
    if (!imported->conflicts.empty())
        return complain(fileName, problemsOf(imported->conflicts, *read), imported->conflicts.size());
    report(*imported);
    return reportRemovals(*imported);
}

int removeCustomers(store::Store &store, const QStringList &accounts, const QString &by)
{
    base::surviveBrokenPipes();
    for (const QString &account : accounts) {
        const auto entry = store.reader().directoryEntry(account);
        if (!entry)
            return failed(entry.error().message);
        if (!*entry)
            return failed(u"nothing was removed: no customer with the account '%1'; `customers list` shows them"_s.arg(account));
    }
    const auto removed = store.importCustomers(
        {}, {.by = by, .at = base::SystemClock().now(), .remove = std::vector<QString>(accounts.begin(), accounts.end())});
    return removed ? reportRemovals(*removed) : failed(removed.error().message);
}

} // namespace

int customersCommand(const QString &configPath, const QStringList &arguments, const DirectoryOptions &options)
{
    const auto verb =
        std::find_if(kCustomersVerbs.begin(), kCustomersVerbs.end(), [&](const Verb &each) { return each.name == arguments.value(0); });
    if (verb == kCustomersVerbs.end())
        return wrongUse(u"`customers` takes import FILE.csv, list, show ACCOUNT, remove ACCOUNT... or export [FILE.csv]"_s);
    if (arguments.size() - 1 < verb->fewest || arguments.size() - 1 > verb->most)
        return wrongUse(u"`customers %1` %2"_s.arg(verb->name, verb->usage));
    if (options.yes && !options.sync)
        return wrongUse(u"--yes goes with --sync only"_s);
    const auto source = store::idSourceOf(options.source);
    if (!options.source.isEmpty() && !source)
        return wrongUse(u"--source takes import, approved, webhook or unknown"_s);
    const auto by = operatorName(options.by);
    if (!by)
        return wrongUse(by.error().message);
    if (verb->name == "import"_L1)
        return importFile(configPath, arguments.at(1), options, *by);
    const bool removes = verb->name == "remove"_L1;
    const auto opened = openConfiguredStore(configPath, removes ? store::Access::ReadWrite : store::Access::ReadOnly);
    if (!opened)
        return failed(opened.error().message);
    if (removes)
        return removeCustomers(**opened, arguments.mid(1), *by);
    if (verb->name == "list"_L1)
        return listCustomers(**opened, options.source.isEmpty() ? std::nullopt : source);
    if (verb->name == "show"_L1)
        return showCustomer(**opened, arguments.at(1));
    return exportCustomers(**opened, arguments.value(1));
}

} // namespace authlink::app
