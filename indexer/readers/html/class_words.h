// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string_view>

namespace kiosque {

// What an element's class and id say of it.
enum class ClassMeaning { none, furniture, comments, standfirst, article_text };

// Reads the words of names such as "article__share-bar", "shareBar" or "barre-partage".
ClassMeaning class_meaning(std::string_view classes, std::string_view id);

}  // namespace kiosque
