// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/detect_format.h"

#include <gtest/gtest.h>

#include <string>

namespace kiosque {
namespace {

using std::string_literals::operator""s;

TEST(DetectFormat, GoesByContentAndAsksTheNameForTheRest) {
  const struct {
    std::string head;
    const char* name;
    Format format;
  } cases[] = {
      {"", "a.txt", Format::empty},
      {" \n\t\r\n", "a.jsonl", Format::empty},
      {"\xEF\xBB\xBF", "a.txt", Format::empty},
      {"Le maire a parlé.", "a.txt", Format::text},
      {"Le maire a parlé.", "a.html", Format::html},
      {"Le maire a parlé.", "a.jsonl", Format::json_lines},
      {"Le maire a parlé.", "a.json", Format::json_array},
      {"Le maire a parlé.", "-", Format::text},
      {"cassé\n{\"body\":\"x\"}", "-", Format::json_lines},
      {"cassé\n{\"body\":\"x\"}", "a.txt", Format::text},
      {"{\"body\":\"x\"}\n{\"body\":\"y\"}\n", "a.txt", Format::json_lines},
      {"{\"body\":\"x\"}\n{\"body\":\"y\"}\n", "a.json", Format::json_lines},
      {"{\"body\":\"x\"}", "-", Format::json_lines},
      {"{\n  \"body\": \"{\"\n}", "a.json", Format::json_array},
      {"{\"a\":{\n\"b\":1}}", "a.txt", Format::json_array},
      {"{\"articles\":[{\"body\":\"x\"}]}", "a.json", Format::json_array},
      {"[{\"body\":\"x\"}]", "a.txt", Format::json_array},
      {"  [\n {\"body\":\"x\"}", "a.jsonl", Format::json_array},
      {"[]\n{\"body\":\"x\"}", "a.jsonl", Format::json_lines},
      {"[Mis à jour] Le maire", "a.txt", Format::text},
      {"{sic} Le maire", "a.txt", Format::text},
      {"<!DOCTYPE html><p>x", "a.txt", Format::html},
      {"<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\" \"http://x\">\n<HTML>", "a",
       Format::html},
      {"<html xmlns='http://www.w3.org/1999/xhtml'>", "a.xml", Format::html},
      {"<?xml version='1.0'?><!-- a > b --><html>", "a.xml", Format::html},
      {"<div class='a'>x</div>", "a.html", Format::html},
      {"<p>x</p>", "a.txt", Format::text},
      {"<sic> dit-il", "a.txt", Format::text},
      {"<?xml version=\"1.0\"?>\n<rss version=\"2.0\">", "a.txt", Format::feed},
      {"<rss>", "a.html", Format::feed},
      {"<rdf:RDF xmlns:rdf='x'>", "a", Format::feed},
      {"<a:feed xmlns:a='http://www.w3.org/2005/Atom'>", "a.xml", Format::feed},
      {"<!DOCTYPE nitf SYSTEM 'nitf.dtd' [<!ENTITY a '>'>]><nitf>", "a.xml", Format::nitf},
      {"<newsItem guid='x'>", "a.xml", Format::newsml},
      {"<newsMessage>", "a.xml", Format::newsml},
      {"<TEI xmlns='http://www.tei-c.org/ns/1.0'>", "a.xml", Format::tei},
      {"<teiCorpus.2>", "a.xml", Format::tei},
      {"<?xml version='1.0'?><facture>", "a.txt", Format::unknown_xml},
      {"<facture>", "a.xml", Format::unknown_xml},
      {"<?xml version='1.0'?>", "a.xml", Format::unknown_xml},
      {"\xFF\xFE<\0r\0s\0s\0>\0"s, "a.xml", Format::feed},
      {"\xFE\xFF\0<\0h\0t\0m\0l\0>"s, "a", Format::html},
      {"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "a.txt", Format::warc},
      {"ID3 : la nouvelle voiture", "a.txt", Format::text},
      {"%PDF-1.7", "a.txt", Format::foreign},
      {"\x89PNG\r\n", "a.html", Format::foreign},
      {"PK\3\4" + std::string(26, 'x') + "mimetypeapplication/epub+zip", "a.zip", Format::foreign},
  };
  for (const auto& c : cases)
    EXPECT_EQ(static_cast<int>(detect_format(c.head, c.name).format), static_cast<int>(c.format))
        << c.name << ": " << c.head;
  EXPECT_EQ(detect_format("<?xml version='1.0'?><x:facture a='b'>", "a").detail, "facture");
}

TEST(DetectFormat, SurvivesHeadsThatAreCut) {
  const std::string head =
      "\xEF\xBB\xBF<?xml version='1.0'?><!DOCTYPE nitf [<!ENTITY a 'b'>]><!-- c --><nitf a='b'>";
  for (std::size_t length = 0; length <= head.size(); ++length)
    for (const char* name : {"a.xml", "a.txt", "-"})
      EXPECT_LT(detect_format(head.substr(0, length), name).detail.size(), 61U);
}

}  // namespace
}  // namespace kiosque
