internal import ArticleReading
internal import PassageIndex
internal import Prompts
internal import SentenceAnalysis

/// Keeps an open index in step with its folders: looks at them, and takes up what changed.
///
/// A look compares names, sizes and times of change, and costs about 2 µs a file. In a
/// conversation, a watch on the folders saves most looks.
final class IndexRefresher {
  /// Without a watch, a look is not repeated before this many times its own duration has passed, so
  /// that a large folder does not make each of several quick questions wait.
  private static let restFactor = 5
  /// Even a quiet watch is believed no longer: it sees neither writes through memory maps nor
  /// everything on every file system.
  private static let longestTrust = Duration.seconds(60)

  private let store: PassageStore
  private let prompts: Prompts
  private let watches: Bool
  private var watch: FolderWatch?
  private var watchedSnapshot = -1
  private var lastLook: ContinuousClock.Instant?
  private var lookDuration = Duration.zero
  private var canUpdate = true

  /// - Parameter watches: whether further looks will follow that a watch could save.
  init(_ store: PassageStore, prompts: Prompts, watches: Bool = false) {
    self.store = store
    self.prompts = prompts
    self.watches = watches
    try? IndexBuilder.removeLeftovers(besides: store.path)
  }

  /// Takes up changed articles into the index, if it is time to look for them; nil when there was
  /// nothing to take up.
  ///
  /// Another program that is just updating the index is not waited for. Afterwards `store` shows
  /// what the index holds, whoever wrote it.
  ///
  /// - Throws: `IndexError` once, when something changed and the index cannot be written; from then
  ///   on only what others write is taken up.
  func refresh(progress: IndexBuilder.ProgressHandler? = nil) throws -> IndexReport? {
    try store.renew()
    guard canUpdate, isTimeToLook() else { return nil }
    let start = ContinuousClock.now
    let differs = try store.differsFromFolders()
    lastLook = .now
    lookDuration = start.duration(to: .now)
    guard differs else { return nil }
    defer { _ = try? store.renew() }
    return try update(progress: progress)
  }

  private func update(progress: IndexBuilder.ProgressHandler?) throws -> IndexReport? {
    do {
      var builder = try Self.builder(path: store.path, prompts: prompts)
      builder.patience = 0
      builder.retriesFailures = false
      builder.renewsAnalyses = false
      return try builder.update(progress: progress)
    } catch IndexError.locked {
      lastLook = nil
      return nil
    } catch let error as CancellationError {
      lastLook = nil
      throw error
    } catch {
      canUpdate = false
      throw error
    }
  }

  private func isTimeToLook() -> Bool {
    defer { keepWatch() }
    guard let lastLook else { return true }
    let age = lastLook.duration(to: .now)
    if store.snapshotNumber != watchedSnapshot, watch != nil { return true }
    if let watch { return watch.hasSeenChange() || age > Self.longestTrust }
    return age >= lookDuration * Self.restFactor
  }

  /// Watches the folders that the index knows now, before a look at them, so that nothing falls
  /// between the two.
  private func keepWatch() {
    guard watches, store.snapshotNumber != watchedSnapshot else { return }
    watchedSnapshot = store.snapshotNumber
    let paths = (try? store.folderPaths()) ?? []
    guard watch?.paths != paths else { return }
    watch = FolderWatch(paths)
  }

  /// Opens an index for reading; one made by an older program is built anew first, behind a
  /// progress bar where somebody sees it.
  ///
  /// - Throws: `IndexError` when there is no usable index at `path`.
  static func openStore(
    path: String, prompts: Prompts, parameters: ScoringParameters = ScoringParameters()
  ) throws -> PassageStore {
    do {
      return try PassageStore(path: path, parameters: parameters)
    } catch IndexError.outdated {
      let bar = ProgressBar()
      defer { bar?.clear() }
      _ = try builder(path: path, prompts: prompts).update(progress: bar?.show)
      return try PassageStore(path: path, parameters: parameters)
    }
  }

  static func builder(
    path: String, prompts: Prompts, readsScans: Bool = false
  ) throws -> IndexBuilder {
    IndexBuilder(
      path: path, reader: try ArticleReader(prompts: prompts, readsScans: readsScans),
      analyzer: try ArticleAnalyzer(language: Library.language(prompts)))
  }
}
