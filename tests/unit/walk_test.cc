// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/input/walk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

// What a walk finds, by names relative to the folder.
struct Found {
  std::vector<std::string> files;
  std::vector<std::string> passed_over;
  std::vector<std::string> problems;  // "kind name"
};

Found walk_all(const TempFolder& folder, const std::vector<fs::path>& roots) {
  Found found;
  const auto relative = [&](const fs::path& path) {
    return path.lexically_relative(folder.path()).string();
  };
  WalkVisitor visitor;
  visitor.file = [&](const fs::path& file, const FileStamp& stamp) {
    EXPECT_EQ(stamp, read_stamp(file.string())) << file;
    found.files.push_back(relative(file));
  };
  visitor.passed_over = [&](const fs::path& file) { found.passed_over.push_back(relative(file)); };
  visitor.problem = [&](const Problem& problem) {
    EXPECT_FALSE(problem.message.empty()) << problem.path;
    EXPECT_FALSE(problem.cure.empty()) << problem.path;
    found.problems.push_back(std::string(to_string(problem.kind)) + ' ' + relative(problem.path));
  };
  walk(roots, visitor);
  return found;
}

Found walk_all(const TempFolder& folder) { return walk_all(folder, {folder.path()}); }

TEST(Walk, PassesFilesInTheOrderOfTheirNamesBytes) {
  const TempFolder folder;
  for (const char* name : {"b.txt", "a/z.txt", "a/B.txt", "a.txt", "é.txt", "c/d/e.jsonl"})
    folder.write(name, "x");
  const Found found = walk_all(folder);
  EXPECT_THAT(found.files,
              ElementsAre("a/B.txt", "a/z.txt", "a.txt", "b.txt", "c/d/e.jsonl", "é.txt"));
  EXPECT_THAT(found.problems, IsEmpty());
}

TEST(Walk, PassesOverHiddenEntriesAndUnknownExtensionsUnlessNamed) {
  const TempFolder folder;
  for (const char* name :
       {".hidden.txt", ".git/a.txt", "photo.jpg", "lisezmoi", "B.TXT", "n.ndjson"})
    folder.write(name, "x");
  EXPECT_THAT(walk_all(folder).files, ElementsAre("B.TXT", "n.ndjson"));
  EXPECT_THAT(walk_all(folder).passed_over, ElementsAre("lisezmoi", "photo.jpg"));
  EXPECT_THAT(walk_all(folder, {folder / ".git", folder / "lisezmoi"}).files,
              ElementsAre(".git/a.txt", "lisezmoi"));
}

TEST(Walk, FollowsLinksToAFolderOnce) {
  const TempFolder folder;
  const TempFolder elsewhere;
  elsewhere.write("article.txt", "x");
  fs::create_directory_symlink(elsewhere.path(), folder / "un");
  fs::create_directory_symlink(elsewhere.path(), folder / "deux");
  const Found found = walk_all(folder);
  EXPECT_THAT(found.files, ElementsAre("deux/article.txt"));
  EXPECT_THAT(found.problems, IsEmpty());
}

TEST(Walk, TellsOfFolderLoopsAndGoesOn) {
  const TempFolder folder;
  folder.write("a/b/c.txt", "x");
  folder.write("z.txt", "x");
  fs::create_directory_symlink(folder / "a", folder / "a/b/retour");
  fs::create_directory_symlink("soi", folder / "soi");
  const Found found = walk_all(folder);
  EXPECT_THAT(found.files, ElementsAre("a/b/c.txt", "z.txt"));
  EXPECT_THAT(found.problems, ElementsAre("loop a/b/retour", "loop soi"));
}

TEST(Walk, TellsOfPipesMissingTargetsAndMissingRoots) {
  const TempFolder folder;
  ASSERT_EQ(mkfifo((folder / "pipe.txt").c_str(), 0600), 0);
  fs::create_symlink("nulle-part", folder / "lien.txt");
  fs::create_symlink("/dev/null", folder / "rien.txt");
  folder.write("z.txt", "x");
  const Found found = walk_all(folder, {folder.path(), folder / "absent"});
  EXPECT_THAT(found.files, ElementsAre("z.txt"));
  EXPECT_THAT(found.problems, ElementsAre("unreadable lien.txt", "special-file pipe.txt",
                                          "special-file rien.txt", "unreadable absent"));
}

TEST(Walk, TellsOfAFolderThatItMayNotRead) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const TempFolder folder;
  folder.write("secret/a.txt", "x");
  folder.write("z.txt", "x");
  fs::permissions(folder / "secret", fs::perms::none);
  const Found found = walk_all(folder);
  fs::permissions(folder / "secret", fs::perms::owner_all);
  EXPECT_THAT(found.files, ElementsAre("z.txt"));
  EXPECT_THAT(found.problems, ElementsAre("unreadable secret"));
}

TEST(Walk, ReadsARootInsideAnotherOnce) {
  const TempFolder folder;
  folder.write("a/b/c.txt", "x");
  folder.write("a/d.txt", "x");
  EXPECT_THAT(walk_all(folder, {folder.path(), folder / "a", folder / "a/b/c.txt"}).files,
              testing::UnorderedElementsAre("a/b/c.txt", "a/d.txt"));
}

TEST(Walk, TakesNamesOfAnyBytesAndOfFullLength) {
  const TempFolder folder;
  const std::string bytes = "caf\xE9 \xFF\n.txt";
  const std::string longest = std::string(251, 'n') + ".txt";
  folder.write(bytes, "x");
  folder.write(longest, "x");
  EXPECT_THAT(walk_all(folder).files, ElementsAre(bytes, longest));
}

TEST(Walk, TellsOfPathsThatAreTooLongForTheSystem) {
  const TempFolder folder;
  const fs::path back = fs::current_path();
  const std::string name(250, 'd');
  fs::current_path(folder.path());
  for (int depth = 0; depth < 18; ++depth) {  // more than the 4,096 bytes of a path
    ASSERT_EQ(mkdir(name.c_str(), 0700), 0) << depth;
    ASSERT_EQ(chdir(name.c_str()), 0) << depth;
  }
  fs::current_path(back);
  folder.write("z.txt", "x");
  const Found found = walk_all(folder);
  EXPECT_THAT(found.files, ElementsAre("z.txt"));
  ASSERT_EQ(found.problems.size(), 1U);
  EXPECT_THAT(found.problems.front(), testing::StartsWith("unreadable dddd"));
}

TEST(Walk, FindsNothingInAnEmptyFolder) {
  const TempFolder folder;
  const Found found = walk_all(folder);
  EXPECT_THAT(found.files, IsEmpty());
  EXPECT_THAT(found.problems, IsEmpty());
}

}  // namespace
}  // namespace kiosque
