# SPDX-License-Identifier: GPL-2.0-or-later
kiosque_test(cli query_article_test)
kiosque_test(cli query_countries_test)
kiosque_test(cli query_hostile_article_test)
kiosque_test(cli query_index_errors_test)
kiosque_test(cli query_mistakes_test)
kiosque_test(cli query_output_test)
kiosque_test(golden qrels_test)
kiosque_test(golden words_test)
