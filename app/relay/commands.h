// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QString>
#include <QStringList>

/// The subcommands of authlink-relay (docs/operator-guide.md). Each returns the process's exit code: 0 done, 1 failed, 2 wrong use.
namespace authlink::app
{

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kWrongUse = 2;

/// One line on stderr, saying what to do.
int failed(const QString &message);
int wrongUse(const QString &message);
/// A line on stderr before failed(): one of several things that are wrong.
void complainAbout(const QString &line);
/// A line on stdout, at once. The first one that can't be written is told on stderr, with the system's reason.
/// @return whether this one and all before it were written
bool print(const QString &line, QLatin1StringView end = QLatin1StringView("\n"));
/// The same for a change that was made: where the line is lost, stderr says that it was made all the same. Returns the exit code.
int tell(const QString &done);
/// What a command ends with: kFailed instead of kDone where something that it printed was lost.
[[nodiscard]] int exitCode(int outcome);

int serve(const QString &configPath);
/// Checks the configuration and asks the relay that serves its database to read it again.
int reload(const QString &configPath);
int checkConfig(const QString &configPath);
/// Asks everything the relay depends on and says what is wrong; 1 if anything is.
/// @param json one object {level, text} a line
int doctor(const QString &configPath, bool json);
/// @param arguments what follows `user`
int userCommand(const QString &configPath, const QStringList &arguments, const QString &role, const QString &displayName,
                const QString &account);
/// The options of `customers` and `enrolments`, as typed.
struct DirectoryOptions {
    QString by;              ///< --operator; empty: the account at this computer
    bool replaceIds = false; ///< customers import
    bool sharedIds = false;  ///< customers import
    bool sync = false;       ///< customers import: whoever is not in the file goes
    bool yes = false;        ///< customers import --sync: without a question
    QString source{};        ///< customers list
    QString state, account;  ///< enrolments list
};
/// @param arguments what follows `customers`
int customersCommand(const QString &configPath, const QStringList &arguments, const DirectoryOptions &options);
/// @param arguments what follows `enrolments`
int enrolmentsCommand(const QString &configPath, const QStringList &arguments, const DirectoryOptions &options);

/// The filters of `webhooks list`, as typed.
struct WebhookFilter {
    QString shape, since, verification, limit;
    bool json = false;
};
/// @param arguments what follows `webhooks`
int webhooksCommand(const QString &configPath, const QStringList &arguments, const WebhookFilter &filter);

} // namespace authlink::app
