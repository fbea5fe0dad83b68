Function OpenIt(path)
  Dim a(0) As New com.sun.star.beans.PropertyValue
  a(0).Name = "Hidden" : a(0).Value = True
  OpenIt = StarDesktop.loadComponentFromURL(ConvertToURL(path), "_blank", 0, a())
End Function

Sub SaveIt(doc, path)
  Dim a(0) As New com.sun.star.beans.PropertyValue
  a(0).Name = "FilterName" : a(0).Value = "Office Open XML Text"
  doc.storeToURL(ConvertToURL(path), a())
  doc.close(True)
End Sub

Function Spot(doc, words)
  Dim d
  d = doc.createSearchDescriptor()
  d.SearchString = words
  d.SearchCaseSensitive = True
  Spot = doc.findFirst(d)
End Function

Sub Note(doc, words, author, text, ranged, resolved)
  Dim n, f, when_ As New com.sun.star.util.DateTime
  n = Spot(doc, words)
  If IsNull(n) Then
    Print #1, "not found: " & words
    Exit Sub
  End If
  f = doc.createInstance("com.sun.star.text.textfield.Annotation")
  f.Author = author
  f.Content = text
  f.Resolved = resolved
  when_.Year = 2024 : when_.Month = 2 : when_.Day = 12 : when_.Hours = 10 : when_.Minutes = 15
  f.DateTimeValue = when_
  n.Text.insertTextContent(n, f, ranged)
End Sub

Sub Comments(source, target)
  Dim doc
  doc = OpenIt(source)
  Note(doc, "Why this episode is key", "Pat Example", "Is this heading ours?", True, False)
  Note(doc, "left with two stories", "Pat Example", "They left with three.", True, False)
  Note(doc, "Officers met HV1", "Sam Sample", "It was the other officer.", True, True)
  Note(doc, "Good practice.", "Sam Sample", "Agreed", False, False)
  Note(doc, "What is said at the door", "Pat Example", "Two" & Chr(10) & "paragraphs", True, False)
  SaveIt(doc, target)
End Sub

Sub Changes(source, target)
  Dim doc, n, c, cur
  doc = OpenIt(source)
  doc.RecordChanges = True
  n = Spot(doc, "two stories") : n.String = "three stories"
  n = Spot(doc, "neither") : n.String = ""
  n = Spot(doc, "as sharing")
  If IsNull(n) Then
    n = Spot(doc, "like sharing")
  End If
  n.Text.insertString(n.End, " did", False)
  n = Spot(doc, "All that had been known apart.")
  n.Text.insertControlCharacter(n.End, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
  cur = n.Text.createTextCursorByRange(n.End)
  cur.gotoNextParagraph(False)
  n.Text.insertString(cur, "A new paragraph.", False)
  n = Spot(doc, "Services meet at the door")
  n.CharWeight = 150
  n = Spot(doc, "Inter-agency")
  If Not IsNull(n) Then n.String = "Between agencies"
  SaveIt(doc, target)
End Sub

Sub Resave(source, target)
  SaveIt(OpenIt(source), target)
End Sub

Sub ByWayOfOdt(source, target)
  Dim doc, a(0) As New com.sun.star.beans.PropertyValue
  doc = OpenIt(source)
  a(0).Name = "FilterName" : a(0).Value = "writer8"
  doc.storeToURL(ConvertToURL(target & ".odt"), a())
  doc.close(True)
  SaveIt(OpenIt(target & ".odt"), target)
End Sub
