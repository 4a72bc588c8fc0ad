// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/sample_directory.h"

#include "core/verification/customers_csv.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;

// Q_INIT_RESOURCE works at global scope only; needed because this is a static library.
static void initSampleDirectory()
{
    Q_INIT_RESOURCE(sandbox_customers);
}

namespace authlink::sandbox
{

base::Result<std::vector<verification::Customer>> sampleDirectory()
{
    initSampleDirectory();
    QFile file(u":/customers/sample.csv"_s);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(base::ErrorCode::Internal, u"the sample directory is missing from this build"_s);
    return verification::parseCustomersCsv(file.readAll());
}

} // namespace authlink::sandbox
