// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/commands.h"

#include "app/relay/operator_tools.h"
#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/secret.h"
#include "core/relay/config/relay_config.h"
#include "core/relay/delivery/sms_size_report.h"
#include "core/store/store.h"

#include <QRegularExpression>
#include <QTextStream>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

constexpr int kSignInTokenBits = 256;
constexpr qsizetype kMaxName = 100;

/// A sign-in name is typed, logged and searched for: plain ASCII keeps it unambiguous.
bool isSignInName(const QString &name)
{
    static const QRegularExpression pattern(u"\\A[a-z0-9][a-z0-9._@-]{0,63}\\z"_s);
    return pattern.match(name).hasMatch();
}

/// Sets a new token, saves, and prints it; the only time it is shown.
int issueToken(store::Store &store, store::User user)
{
    base::SystemRandom random;
    const QString token = base::makeToken(random, kSignInTokenBits);
    user.tokenHash = base::sha256Hex(token.toLatin1());
    if (const auto saved = store.saveUser(user); !saved)
        return failed(saved.error().message);
    print(token);
    return kDone;
}

/// What the command line says about a new user, or why it can't be one.
base::Result<store::User> newUser(const QString &name, const QString &roleName, const QString &displayName, const QString &account)
{
    const auto refuse = [](const QString &why) { return base::fail(base::ErrorCode::Invalid, why); };
    if (!isSignInName(name))
        return refuse(u"'%1' is no sign-in name: use 1 to 64 of a-z 0-9 . _ @ - and begin with a letter or digit"_s.arg(name));
    const auto role = verification::fromName<verification::Role>(roleName);
    if (!role)
        return refuse(u"--role takes agent, supervisor or admin"_s);
    if (displayName.size() > kMaxName)
        return refuse(u"--display-name is longer than %1 characters"_s.arg(kMaxName));
    if (std::any_of(displayName.begin(), displayName.end(), [](QChar c) { return !c.isPrint(); }))
        return refuse(u"--display-name holds a control character"_s);
    store::User user;
    user.name = name;
    user.displayName = displayName.isEmpty() ? name : displayName;
    user.role = *role;
    user.account = account;
    user.createdAt = base::SystemClock().now();
    return user;
}

int addUser(store::Store &store, store::User user)
{
    const auto existing = store.user(user.name);
    if (!existing)
        return failed(existing.error().message);
    if (*existing)
        return failed(u"user '%1' exists; `user token %1` gives a new token"_s.arg(user.name));
    return issueToken(store, std::move(user));
}

int listUsers(const store::Store &store)
{
    const auto users = store.users();
    if (!users)
        return failed(users.error().message);
    for (const auto &user : *users) {
        print(u"%1\t%2\t%3\t%4"_s.arg(user.name, verification::nameOf(user.role), user.disabled ? u"disabled"_s : u"enabled"_s,
                                      user.displayName));
    }
    return kDone;
}

} // namespace

int userCommand(const QString &configPath, const QStringList &arguments, const QString &role, const QString &displayName,
                const QString &account)
{
    const QString verb = arguments.value(0);
    const bool named = verb == u"add" || verb == u"disable" || verb == u"token";
    if (!named && verb != u"list")
        return wrongUse(u"`user` takes add, list, disable or token"_s);
    if (arguments.size() != (named ? 2 : 1))
        return wrongUse(named ? u"`user %1` takes one NAME"_s.arg(verb) : u"`user list` takes no argument"_s);
    const QString name = arguments.value(1);
    base::Result<store::User> wanted;
    if (verb == u"add")
        wanted = newUser(name, role, displayName, account);
    if (!wanted) // before the store is opened, which may create it
        return wrongUse(wanted.error().message);
    const auto opened = openConfiguredStore(configPath);
    if (!opened)
        return failed(opened.error().message);
    store::Store &store = **opened;
    if (verb == u"list")
        return listUsers(store);
    if (verb == u"add")
        return addUser(store, std::move(*wanted));

    const auto found = store.user(name);
    if (!found)
        return failed(found.error().message);
    if (!*found)
        return failed(u"no user '%1'; `user list` shows them"_s.arg(name));
    store::User user = **found;
    if (verb == u"token")
        return issueToken(store, user);
    user.disabled = true;
    if (const auto saved = store.saveUser(user); !saved)
        return failed(saved.error().message);
    print(u"disabled %1"_s.arg(name));
    return kDone;
}

int checkConfig(const QString &configPath)
{
    const auto config = relay::config::loadConfig(configPath, QProcessEnvironment::systemEnvironment());
    if (!config)
        return failed(config.error().message);
    print(u"configuration is fine: environment %1, link %2, listening on %3 port %4, store %5"_s
              .arg(config->incode.environment, verification::nameOf(config->incode.link), config->http.address.toString())
              .arg(config->http.port)
              .arg(config->store.url));
    if (const QString path = config->http.publicUrl.path(); path.size() > 1)
        print(u"http.public_url has the path %1: what is in front of the relay must take it away, so that %1/v/… arrives as /v/…; "
              "authlink-relay doctor tries it"_s.arg(path.endsWith(u'/') ? path.chopped(1) : path));
    const QUrl landing = config->http.publicUrl.isEmpty() ? QUrl(u"http://127.0.0.1:8080"_s) : config->http.publicUrl;
    const QStringList sizes = relay::delivery::smsSizeReport(config->message, landing);
    for (const QString &line : sizes)
        print(line);
    return kDone;
}

void print(const QString &line)
{
    QTextStream(stdout) << line << Qt::endl;
}

void complainAbout(const QString &line)
{
    QTextStream(stderr) << line.simplified() << Qt::endl;
}

int failed(const QString &message)
{
    QTextStream(stderr) << "authlink-relay: " << message.simplified() << Qt::endl;
    return kFailed;
}

int wrongUse(const QString &message)
{
    QTextStream(stderr) << "authlink-relay: " << message.simplified() << "; see authlink-relay --help" << Qt::endl;
    return kWrongUse;
}

} // namespace authlink::app
