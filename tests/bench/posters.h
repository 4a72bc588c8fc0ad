// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>
#include <optional>
#include <vector>

namespace authlink::test
{

/// What posting showed.
struct Posted {
    std::vector<double> latenciesMs; ///< of each webhook answered with 200, sorted
    double seconds = 0;
};

/// Whether to go on, asked with the number of webhooks answered so far.
using GoOn = std::function<bool(size_t answered)>;

/// `posters` keep-alive connections, each with one webhook under way, as long as `goOn` says so. They are plain sockets in one
/// thread, so that they take as little of the machine from the relay as they can. Each webhook is one the relay has not seen.
/// @param tag makes the webhooks of several calls differ
/// nullopt: no connection, or an answer other than 200.
[[nodiscard]] std::optional<Posted> postWebhooks(quint16 port, int posters, const QByteArray &tag, const GoOn &goOn);

/// One keep-alive connection that takes bytes at once and gives the status of the answer when asked.
class Poster
{
public:
    explicit Poster(quint16 port);
    ~Poster();
    Poster(const Poster &) = delete;
    Poster &operator=(const Poster &) = delete;

    [[nodiscard]] bool send(const QByteArray &request);
    /// Waits up to 10 s; 0: none came.
    [[nodiscard]] int status();

private:
    int m_fd;
};

/// The value below which `percent` of the sorted values lie.
[[nodiscard]] double percentile(const std::vector<double> &sorted, double percent);

} // namespace authlink::test
