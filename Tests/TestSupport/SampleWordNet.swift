/// A few lines in the format of WordNet's files.
package enum SampleWordNet {
  /// Offsets are arbitrary: they only have to agree among the files.
  package static let files = [
    "data.noun": """
      1 the licence heading starts with spaces
    00000001 03 n 01 entity 0 000 | all
    00000002 15 n 02 city 0 metropolis 0 001 @ 00000001 n 0000 | a town
    00000003 15 n 02 Lundvik 0 New_Lundvik 0 001 @i 00000002 n 0000 | the capital city of a coast
    00000004 04 n 01 acquisition 0 002 @ 00000001 n 0000 + 00000011 v 0101 | the act
    00000005 18 n 01 mouse 0 001 @ 00000001 n 0000 | a shy person
    """,
    "data.verb": "00000011 40 v 02 acquire 0 buy 0 001 + 00000004 n 0101 01 + 08 00 | get\n",
    "data.adj": "00000021 00 a 01 Lundvikian(a) 0 001 \\ 00000003 n 0101 | of Lundvik\n",
    "data.adv": "",
    "index.noun": """
    city n 1 1 @ 1 1 00000002
    metropolis n 1 1 @ 1 1 00000002
    lundvik n 1 1 @i 1 0 00000003
    new_lundvik n 1 1 @i 1 0 00000003
    acquisition n 1 2 @ + 1 1 00000004
    mouse n 1 1 @ 1 1 00000005
    entity n 1 0 1 1 00000001
    """,
    "index.verb": "acquire v 1 1 + 1 1 00000011\nbuy v 1 1 + 1 1 00000011\n",
    "index.adj": "lundvikian a 1 1 \\ 1 0 00000021\n", "index.adv": "",
    "cntlist.rev": "acquire%2:40:00:: 1 30\ncity%1:15:00:: 1 90\n",
    "noun.exc": "mice mouse\n", "verb.exc": "bought buy\n", "adj.exc": "", "adv.exc": "",
  ]

  /// Writes the files into `folder`.
  package static func write(to folder: TemporaryFolder) throws {
    for (name, text) in files { try folder.write(text.isEmpty ? "  \n" : text, to: name) }
  }
}
