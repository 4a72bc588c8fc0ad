// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/commands.h"

#include "app/relay/directory/operator_tools.h"
#include "app/relay/terminal_text.h"
#include "core/base/clock.h"
#include "core/base/process.h"
#include "core/base/random.h"
#include "core/base/secret.h"
#include "core/relay/config/relay_config.h"
#include "core/verification/damage/export_damage.h"

#include <QProcessEnvironment>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

constexpr int kSignInTokenBits = 256;
constexpr qsizetype kMaxName = 100;
constexpr qsizetype kMaxAccount = 64;

constexpr std::array<Verb, 8> kUserVerbs{{{"add"_L1, 1, 1, "takes one NAME"_L1},
                                          {"list"_L1, 0, 0, "takes no argument"_L1},
                                          {"disable"_L1, 1, 1, "takes one NAME"_L1},
                                          {"enable"_L1, 1, 1, "takes one NAME"_L1},
                                          {"token"_L1, 1, 1, "takes one NAME"_L1},
                                          {"role"_L1, 2, 2, "takes a NAME and one of agent, supervisor and admin"_L1},
                                          {"account"_L1, 1, 2, "takes a NAME and the number of their own account, or nothing for none"_L1},
                                          {"sessions"_L1, 0, 1, "takes one NAME or none"_L1}}};

tl::unexpected<base::Error> refuse(const QString &why)
{
    return base::fail(base::ErrorCode::Invalid, why);
}

/// A sign-in name is typed, logged and searched for: plain ASCII keeps it unambiguous.
bool isSignInName(const QString &name)
{
    static const QRegularExpression pattern(u"\\A[a-z0-9][a-z0-9._@-]{0,63}\\z"_s);
    return pattern.match(name).hasMatch();
}

/// Sets a new token, prints it, the only time that it is shown, and saves. In this order: a token that nobody saw would leave a user who
/// can't sign in, or end a token that is good.
int issueToken(store::Store &store, store::User user)
{
    base::surviveBrokenPipes();
    base::SystemRandom random;
    const QString token = base::makeToken(random, kSignInTokenBits);
    user.tokenHash = base::sha256Hex(token.toLatin1());
    user.tokenAt = base::SystemClock().now();
    if (!print(token))
        return failed(u"nothing was changed, since the token could not be shown"_s);
    if (const auto saved = store.saveUser(user); !saved)
        return failed(u"the token that was shown is not good, nothing was changed: %1"_s.arg(saved.error().message));
    return kDone;
}

/// Why this can't be the user's own account; nullopt: it can, or is none. One that differs from the directory's by what nobody sees would
/// let users verify themselves.
std::optional<QString> wrongAccount(const QString &account)
{
    using verification::Damage;
    if (account.size() > kMaxAccount)
        return u"an account has at most %1 characters"_s.arg(kMaxAccount);
    const auto damage = verification::damageOf(account.trimmed(), verification::ColumnKind::Account);
    if (damage == Damage::Invisible || damage == Damage::Lost || damage == Damage::Wide)
        return u"the account %1"_s.arg(verification::damageText(*damage, account));
    return {};
}

/// What the command line says about a new user, or why it can't be one.
base::Result<store::User> newUser(const QString &name, const QString &roleName, const QString &displayName, const QString &account)
{
    if (!isSignInName(name))
        return refuse(u"'%1' is no sign-in name: use 1 to 64 of a-z 0-9 . _ @ - and begin with a letter or digit"_s.arg(name));
    const auto role = verification::fromName<verification::Role>(roleName);
    if (!role)
        return refuse(u"--role takes agent, supervisor or admin"_s);
    if (displayName.size() > kMaxName)
        return refuse(u"--display-name is longer than %1 characters"_s.arg(kMaxName));
    if (std::any_of(displayName.begin(), displayName.end(), [](QChar c) { return !c.isPrint(); }))
        return refuse(u"--display-name holds a control character"_s);
    if (const auto why = wrongAccount(account))
        return refuse(*why);
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
    const auto existing = store.reader().user(user.name);
    if (!existing)
        return failed(existing.error().message);
    if (*existing)
        return failed(u"user '%1' exists; `user token %1` gives a new token"_s.arg(user.name));
    return issueToken(store, std::move(user));
}

int listUsers(const store::Store &store, int tokenDays)
{
    const auto users = store.reader().users();
    if (!users)
        return failed(users.error().message);
    const base::Instant now = base::SystemClock().now();
    for (const auto &user : *users) {
        const auto until = tokenDays > 0 ? std::optional(user.tokenAt + std::chrono::days(tokenDays)) : std::nullopt;
        const QString state = user.disabled ? u"disabled"_s : until && *until <= now ? u"expired"_s : u"enabled"_s;
        print(columns({user.name, verification::nameOf(user.role), state, user.displayName, momentText(user.lastSignInAt),
                       momentText(user.tokenAt), momentText(until), user.account}));
    }
    return kDone;
}

int listSessions(const store::Store &store, const QString &name)
{
    const auto sessions = store.reader().sessions(name);
    if (!sessions)
        return failed(sessions.error().message);
    for (const store::UserSession &session : *sessions)
        print(columns({session.user, session.client, session.address, base::toRfc3339(session.signedInAt),
                       session.endedAt ? base::toRfc3339(*session.endedAt) : u"connected"_s}));
    if (sessions->empty())
        print(u"no sessions"_s);
    return kDone;
}

/// Why the words of a command can't be; nullopt: they can.
std::optional<QString> wrongArguments(const QStringList &arguments)
{
    const auto verb = std::find_if(kUserVerbs.begin(), kUserVerbs.end(), [&](const Verb &each) { return each.name == arguments.value(0); });
    if (verb == kUserVerbs.end())
        return u"`user` takes add, list, disable, enable, token, role, account or sessions"_s;
    if (arguments.size() - 1 < verb->fewest || arguments.size() - 1 > verb->most)
        return u"`user %1` %2"_s.arg(verb->name, verb->usage);
    if (verb->name == "role"_L1 && !verification::fromName<verification::Role>(arguments.at(2)))
        return u"`user role` %1"_s.arg(verb->usage);
    return verb->name == "account"_L1 ? wrongAccount(arguments.value(2)) : std::nullopt;
}

/// Changes what a verb says of a user who exists, and says what it did.
int changeUser(store::Store &store, store::User user, const QStringList &arguments)
{
    const QString &verb = arguments.at(0);
    const QString value = arguments.value(2);
    QString done;
    if (verb == u"role") {
        user.role = verification::fromName<verification::Role>(value).value_or(user.role);
        done = u"%1 is %2 now"_s.arg(user.name, value);
    } else if (verb == u"account") {
        user.account = value.trimmed();
        done = user.account.isEmpty() ? u"%1 has no account of their own now"_s.arg(user.name)
                                      : u"%1 may not verify account %2, their own"_s.arg(user.name, user.account);
    } else {
        user.disabled = verb == u"disable";
        done = u"%1d %2"_s.arg(verb, user.name);
    }
    base::surviveBrokenPipes();
    if (const auto saved = store.saveUser(user); !saved)
        return failed(saved.error().message);
    return tell(printable(done));
}

} // namespace

int userCommand(const QString &configPath, const QStringList &arguments, const QString &role, const QString &displayName,
                const QString &account)
{
    if (const auto why = wrongArguments(arguments))
        return wrongUse(*why);
    const QString &verb = arguments.at(0);
    const QString name = arguments.value(1);
    base::Result<store::User> wanted;
    if (verb == u"add")
        wanted = newUser(name, role, displayName, account);
    if (!wanted) // before the store is opened, which may create it
        return wrongUse(wanted.error().message);
    const auto config = relay::config::loadConfig(configPath, QProcessEnvironment::systemEnvironment());
    if (!config)
        return failed(config.error().message);
    const auto opened = store::openStore(config->store.url);
    if (!opened)
        return failed(opened.error().message);
    store::Store &store = **opened;
    if (verb == u"list")
        return listUsers(store, config->tokenDays);
    if (verb == u"sessions" && name.isEmpty())
        return listSessions(store, {});
    if (verb == u"add")
        return addUser(store, std::move(*wanted));

    const auto found = store.reader().user(name);
    if (!found)
        return failed(found.error().message);
    if (!*found)
        return failed(u"no user '%1'; `user list` shows them"_s.arg(name));
    if (verb == u"sessions")
        return listSessions(store, name);
    return verb == u"token" ? issueToken(store, **found) : changeUser(store, **found, arguments);
}

} // namespace authlink::app
