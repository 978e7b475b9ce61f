// swift-tools-version: 6.1
import PackageDescription

/// Settings shared by every Swift target of ours.
let plain: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// Settings of the stages that read, find and choose. Reading words is the hot path; debug builds
/// and tests still check every access at run time. The last two keep these stages optimised where
/// the scripts build everything else without (`Scripts/build.sh` says why).
let settings: [SwiftSetting] =
  plain + [
    .unsafeFlags(
      ["-enforce-exclusivity=unchecked", "-Xfrontend", "-O"], .when(configuration: .release))
  ]

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let tomlkit: Target.Dependency = .product(name: "TOMLKit", package: "TOMLKit")
let arguments: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "footnote",
  products: [.executable(name: "footnote", targets: ["footnote"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    // System libraries and C: module maps and the few lines Swift cannot say.
    .systemLibrary(name: "CReadline", providers: [.apt(["libreadline-dev"])]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CMarkGFM",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CArchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CUchardet", providers: [.apt(["libuchardet-dev"])]),
    .systemLibrary(name: "CFileSystem"),
    .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),

    // Wording and tables.
    .target(
      name: "Prompts", dependencies: [mustache], path: "Prompts", exclude: ["README.md"],
      resources: [.copy("answers"), .copy("languages"), .copy("tables"), .copy("voices")],
      swiftSettings: settings),

    // From files to an answer, each module resting on the ones before it.
    .target(name: "Text", dependencies: ["Prompts", "CStemmer"], swiftSettings: settings),
    .target(
      name: "ArticleReading",
      dependencies: ["Prompts", "Text", "CArchive", "CLibXML2", "CMarkGFM", "CUchardet", tomlkit],
      swiftSettings: settings),
    .target(name: "CSafeMap"),
    .target(
      name: "WordNetLexicon", dependencies: ["Text", "CSafeMap"], swiftSettings: settings),
    .target(name: "CPassageScoring", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(
      name: "SentenceAnalysis", dependencies: ["Prompts", "Text", "WordNetLexicon"],
      swiftSettings: settings),
    .target(
      name: "PassageIndex",
      dependencies: [
        "Text", "ArticleReading", "SentenceAnalysis", "CFileSystem", "CPassageScoring", "CZstd",
        grdb,
      ],
      swiftSettings: settings),
    .target(
      name: "QuestionAnalysis",
      dependencies: ["Prompts", "Text", "WordNetLexicon", "SentenceAnalysis"],
      swiftSettings: settings),
    .target(
      name: "Answers", dependencies: ["Prompts", "Text", "PassageIndex", "QuestionAnalysis"],
      swiftSettings: settings),
    .target(
      name: "EvidenceRanking",
      dependencies: [
        "Prompts", "Text", "WordNetLexicon", "SentenceAnalysis", "PassageIndex", "QuestionAnalysis",
        "Answers",
      ],
      swiftSettings: settings),
    .target(
      name: "ExactAnswers",
      dependencies: [
        "Prompts", "Text", "WordNetLexicon", "SentenceAnalysis", "PassageIndex", "QuestionAnalysis",
        "Answers", "EvidenceRanking",
      ],
      swiftSettings: settings),
    .target(
      name: "CollectionAnswers",
      dependencies: [
        "Prompts", "Text", "SentenceAnalysis", "PassageIndex", "QuestionAnalysis", "Answers",
        "EvidenceRanking",
      ],
      swiftSettings: settings),
    .target(
      name: "DraftChecking",
      dependencies: [
        "Prompts", "Text", "ArticleReading", "SentenceAnalysis", "PassageIndex", "Answers",
        "EvidenceRanking",
      ],
      swiftSettings: settings),
    .target(
      name: "Ledgers",
      dependencies: [
        "Text", "SentenceAnalysis", "PassageIndex", "Answers", "EvidenceRanking",
      ],
      swiftSettings: settings),
    .target(
      name: "QuestionAnswering",
      dependencies: [
        "Prompts", "Text", "WordNetLexicon", "SentenceAnalysis", "PassageIndex", "QuestionAnalysis",
        "Answers", "EvidenceRanking", "ExactAnswers", "CollectionAnswers",
      ],
      swiftSettings: settings),
    .target(
      name: "AnswerRendering",
      dependencies: ["Prompts", "Text", "PassageIndex", "QuestionAnalysis", "Answers"],
      swiftSettings: plain),
    .target(name: "LineEditing", dependencies: ["CReadline"], swiftSettings: plain),
    .executableTarget(
      name: "footnote",
      dependencies: [
        "Prompts", "Text", "WordNetLexicon", "SentenceAnalysis", "ArticleReading", "PassageIndex",
        "QuestionAnalysis", "Answers", "EvidenceRanking", "ExactAnswers", "CollectionAnswers",
        "DraftChecking", "Ledgers", "QuestionAnswering", "AnswerRendering", "LineEditing",
        arguments,
      ],
      swiftSettings: plain),

    .target(name: "CTestTerminal", path: "Tests/CTestTerminal"),
    .target(
      name: "CTestDisk", path: "Tests/CTestDisk", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(
      name: "TestSupport",
      dependencies: ["CTestTerminal", "Prompts", "SentenceAnalysis", "Text", "WordNetLexicon"],
      path: "Tests/TestSupport",
      swiftSettings: settings),

    .target(
      name: "AnsweringSupport",
      dependencies: [
        "Prompts", "Text", "SentenceAnalysis", "ArticleReading", "PassageIndex", "QuestionAnalysis",
        "Answers", "EvidenceRanking", "TestSupport",
      ],
      path: "Tests/AnsweringSupport", swiftSettings: settings),

    // Refits the ranking weights on question sets; a tool for those who build Footnote.
    .executableTarget(
      name: "footnote-fit",
      dependencies: [
        "Prompts", "Text", "WordNetLexicon", "SentenceAnalysis", "PassageIndex", "QuestionAnalysis",
        "EvidenceRanking", "ExactAnswers", "QuestionAnswering", arguments,
      ],
      path: "Sources/WeightFitting", swiftSettings: settings),

    // Learns the tables of sentence analysis from tagged text; a tool for those who build Footnote.
    .executableTarget(
      name: "footnote-learn",
      dependencies: [
        "Prompts", "Text", "WordNetLexicon", "ArticleReading", "SentenceAnalysis", arguments,
      ],
      path: "Sources/TableLearning", swiftSettings: settings),

    // What is done with any bytes whatever, and what must hold then; `Scripts/fuzz` and `FuzzTests`.
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Prompts", "Text", "ArticleReading", "SentenceAnalysis", "CPassageScoring", "PassageIndex",
        "QuestionAnalysis", "QuestionAnswering", "AnswerRendering", grdb,
      ],
      path: "Tests/Fuzz/Targets", swiftSettings: settings),
    .testTarget(
      name: "FuzzTests", dependencies: ["FuzzTargets"], swiftSettings: settings),

    // Reads the source tree: what may import what, and where things stand.
    .testTarget(name: "ArchitectureTests", swiftSettings: settings),
    .testTarget(
      name: "PromptsTests", dependencies: ["Prompts", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "TextTests", dependencies: ["Text", "Prompts", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ArticleReadingTests",
      dependencies: ["ArticleReading", "Text", "CArchive", "Prompts", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "PassageIndexTests",
      dependencies: [
        "CTestDisk", "footnote", "PassageIndex", "Text", "ArticleReading", "Prompts",
        "SentenceAnalysis", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "WordNetLexiconTests", dependencies: ["WordNetLexicon", "Text", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "SentenceAnalysisTests",
      dependencies: ["SentenceAnalysis", "WordNetLexicon", "Text", "Prompts", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "QuestionAnalysisTests",
      dependencies: [
        "QuestionAnalysis", "SentenceAnalysis", "WordNetLexicon", "Text", "Prompts", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "AnswersTests", dependencies: ["Answers", "Prompts"], swiftSettings: settings),
    .testTarget(
      name: "EvidenceRankingTests",
      dependencies: [
        "EvidenceRanking", "QuestionAnalysis", "PassageIndex", "SentenceAnalysis", "WordNetLexicon",
        "Text", "Prompts", "AnsweringSupport", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ExactAnswersTests",
      dependencies: [
        "ExactAnswers", "EvidenceRanking", "QuestionAnalysis", "PassageIndex", "SentenceAnalysis",
        "WordNetLexicon", "Text", "Prompts", "AnsweringSupport", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "CollectionAnswersTests",
      dependencies: [
        "CollectionAnswers", "Answers", "EvidenceRanking", "QuestionAnalysis", "PassageIndex",
        "SentenceAnalysis", "Text", "AnsweringSupport", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "DraftCheckingTests",
      dependencies: [
        "DraftChecking", "EvidenceRanking", "PassageIndex", "SentenceAnalysis", "Text", "Answers",
        "Prompts", "AnsweringSupport", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "LedgersTests",
      dependencies: [
        "Ledgers", "Answers", "EvidenceRanking", "PassageIndex", "SentenceAnalysis", "Text",
        "AnsweringSupport", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "QuestionAnsweringTests",
      dependencies: [
        "Prompts", "Text", "WordNetLexicon", "SentenceAnalysis", "ArticleReading", "PassageIndex",
        "QuestionAnalysis", "Answers", "EvidenceRanking", "ExactAnswers", "CollectionAnswers",
        "QuestionAnswering", "AnsweringSupport", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "AnswerRenderingTests",
      dependencies: [
        "Prompts", "Text", "WordNetLexicon", "SentenceAnalysis", "ArticleReading", "PassageIndex",
        "QuestionAnalysis", "Answers", "EvidenceRanking", "ExactAnswers", "CollectionAnswers",
        "QuestionAnswering", "AnswerRendering", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "TranscriptTests", dependencies: ["footnote", "Prompts", "TestSupport", arguments],
      exclude: ["Golden"],
      swiftSettings: settings),
  ]
)

// libFuzzer brings a `main` of its own; `Scripts/fuzz` alone builds it.
if Context.environment["FOOTNOTE_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "footnote-fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzz/Driver",
      swiftSettings: plain))
}
