// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/outage_view.h"

#include "core/client/text/coaching_texts.h"
#include "ui/live/banner/banner.h"
#include "ui/live/banner/banner_content.h"
#include "ui/live/cards/coaching_card.h"
#include "ui/widgets/parts.h"

#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{

OutageView::OutageView(const Theme &theme, QWidget *parent) : QWidget(parent), m_coaching(new CoachingCard(theme))
{
    setObjectName(u"outageView"_s);
    auto *banner = new Banner(theme);
    banner->setObjectName(u"outageBanner"_s);
    banner->setContent(contentOf(
        {.kind = client::BannerKind::Outage, .view = {}, .serverNow = {}, .localNow = {}, .staleSince = {}, .confirmingSince = {}}));
    auto *column = new QVBoxLayout(this);
    setSpacing(*column, 1.0, 0.8);
    column->addWidget(banner);
    column->addWidget(m_coaching);
    column->addStretch(1);
}

void OutageView::setSentence(const QString &sentence, const QString &language)
{
    m_coaching->setCoaching(client::outageAdviceText(), sentence, language);
}

} // namespace authlink::ui
