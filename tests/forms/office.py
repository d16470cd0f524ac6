"""Real LibreOffice as a user works with it: a list of acts on a workbook, carried out in one start of the program."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

XLSX, ODS, PDF = "Calc MS Excel 2007 XML", "calc8", "calc_pdf_Export"
DOCX, ODT, PRINTED = "MS Word 2007 XML", "writer8", "writer_pdf_Export"

SECONDS = 120
"""How long one start may take; a mistake in the macro makes the program wait for ever."""

Act = tuple[str, ...]
"""A command of the macro below with its arguments, for example ("type", "Trees", "D7", "Partly")."""

LIBRARY = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Module1"/></library:library>
"""

MODULE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
<![CDATA[
Dim doc

Function Setting(title As String, content)
  Dim made As New com.sun.star.beans.PropertyValue
  made.Name = title
  made.Value = content
  Setting = made
End Function

Function Sheet(title As String)
  Dim found
  found = doc.Sheets.getByName(title)
  If found.isProtected() Then found.unprotect("")
  Sheet = found
End Function

Sub Run(list As String)
  Dim disk, source, part
  On Error GoTo Failed
  disk = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  source = createUnoService("com.sun.star.io.TextInputStream")
  source.setInputStream(disk.openFileRead(list))
  source.setEncoding("UTF-8")
  Do While Not source.isEOF()
    part = Split(source.readLine(), Chr(9))
    If UBound(part) >= 0 Then Act(part)
  Loop
  source.closeInput()
  StarDesktop.terminate()
  Exit Sub
Failed:
  Dim file
  file = FreeFile
  Open ConvertFromURL(list & ".failed") For Output As #file
  Print #file, "line " & Erl & ": " & Error$ & " in " & Join(part, " ")
  Close #file
  StarDesktop.terminate()
End Sub

Sub Act(part)
  Dim none() As New com.sun.star.beans.PropertyValue
  Dim range, cells, fields(1) As New com.sun.star.table.TableSortField
  Select Case part(0)
  Case "open"
    doc = StarDesktop.loadComponentFromURL(part(1), "_blank", 0, none())
  Case "type"
    doc.Sheets.getByName(part(1)).getCellRangeByName(part(2)).FormulaLocal = Join(Split(part(3), "\\n"), Chr(10))
  Case "merge"
    Sheet(part(1)).getCellRangeByName(part(2)).merge(True)
  Case "insert-rows"
    Sheet(part(1)).Rows.insertByIndex(CLng(part(2)), CLng(part(3)))
  Case "insert-columns"
    Sheet(part(1)).Columns.insertByIndex(CLng(part(2)), CLng(part(3)))
  Case "remove-rows"
    Sheet(part(1)).Rows.removeByIndex(CLng(part(2)), CLng(part(3)))
  Case "hide-rows"
    Sheet(part(1)).getCellRangeByName(part(2)).Rows.IsVisible = False
  Case "move"
    range = Sheet(part(1)).getCellRangeByName(part(2))
    cells = Sheet(part(1)).getCellRangeByName(part(3))
    Sheet(part(1)).moveRange(cells.CellAddress, range.RangeAddress)
  Case "copy"
    range = Sheet(part(1)).getCellRangeByName(part(2))
    cells = Sheet(part(1)).getCellRangeByName(part(3))
    Sheet(part(1)).copyRange(cells.CellAddress, range.RangeAddress)
  Case "sort"
    fields(0).Field = CLng(part(3))
    fields(0).IsAscending = False
    range = Sheet(part(1)).getCellRangeByName(part(2))
    range.sort(Array(Setting("SortFields", fields()), Setting("ContainsHeader", False)))
  Case "rename"
    doc.Sheets.getByName(part(1)).Name = part(2)
  Case "drop"
    doc.Sheets.removeByName(part(1))
  Case "add"
    doc.Sheets.insertNewByName(part(1), 0)
  Case "comment"
    cells = Sheet(part(1)).getCellRangeByName(part(2))
    Sheet(part(1)).Annotations.insertNew(cells.CellAddress, part(3))
  Case "text-box"
    TextBox(part(1), part(2))
  Case "look"
    Look(part(1))
  Case "fill"
    Fill(part(1), CLng(part(2)), part(3))
  Case "save"
    doc.storeToURL(part(1), Array(Setting("FilterName", part(2))))
  Case "close"
    doc.close(True)
  End Select
End Sub

Sub TextBox(title As String, words As String)
  Dim shape, size As New com.sun.star.awt.Size
  shape = doc.createInstance("com.sun.star.drawing.TextShape")
  size.Width = 5000
  size.Height = 2000
  shape.Size = size
  doc.Sheets.getByName(title).DrawPage.add(shape)
  shape.String = words
End Sub

Rem Types into a cell of a text document as a person does: `name` stands hidden in the cell before, `offset` cells away.
Sub Fill(name As String, offset As Long, words As String)
  Dim t, i, cells, typed(0) As New com.sun.star.beans.PropertyValue
  typed(0).Name = "Text"
  typed(0).Value = words
  For t = 0 To doc.TextTables.Count - 1
    cells = doc.TextTables(t).CellNames
    For i = 0 To UBound(cells)
      If InStr(doc.TextTables(t).getCellByName(cells(i)).String & " ", " " & name & " ") > 0 Then
        doc.CurrentController.ViewCursor.gotoRange(doc.TextTables(t).getCellByName(cells(i + offset)).Start, False)
        doc.CurrentController.ViewCursor.goRight(2, False)
        createUnoService("com.sun.star.frame.DispatchHelper").executeDispatch(doc.CurrentController.Frame, ".uno:InsertText", "", 0, typed())
        Exit Sub
      End If
    Next
  Next
  Error 1
End Sub

Sub Look(report As String)
  Dim i, view, file
  view = doc.CurrentController
  file = FreeFile
  Open report For Output As #file
  Print #file, view.ActiveSheet.Name
  For i = 0 To doc.Sheets.Count - 1
    If doc.Sheets(i).IsVisible Then
      view.setActiveSheet(doc.Sheets(i))
      Print #file, doc.Sheets(i).Name & Chr(9) & doc.CurrentSelection.AbsoluteName
    End If
  Next
  Close #file
End Sub
]]></script:module>
"""


class Office:
    """LibreOffice with a profile of its own below `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.program = shutil.which("soffice") or "/Applications/LibreOffice.app/Contents/MacOS/soffice"
        self._start("--terminate_after_init")  # makes the profile, and would overwrite the macro if it stood there
        basic = folder / "profile" / "user" / "basic" / "Standard"
        (basic / "script.xlb").write_text(LIBRARY, encoding="utf-8")
        (basic / "Module1.xba").write_text(MODULE, encoding="utf-8")

    def convert(self, files: Iterable[Path], to: str, into: Path) -> None:
        """Save files in another format, all in one start."""
        self._start("--convert-to", to, "--outdir", str(into), *map(str, files))

    def run(self, acts: Sequence[Act]) -> None:
        """Carry out acts; the files they save are all there afterwards."""
        assert all("\t" not in word and "\n" not in word for act in acts for word in act)
        acts_file = self.folder / "acts.txt"
        acts_file.write_text("\n".join("\t".join(act) for act in acts), encoding="utf-8")
        self._start(f'macro:///Standard.Module1.Run("{acts_file.as_uri()}")')
        urls = [act[1] for act in acts if act[0] == "save"]
        missing = [url for url in urls if not Path(url2pathname(urlsplit(url).path)).is_file()]
        assert not missing, f"LibreOffice did not save {missing}"

    def _start(self, *arguments: str) -> None:
        profile = f"-env:UserInstallation={(self.folder / 'profile').as_uri()}"
        command = [self.program, profile, "--headless", "--norestore", *arguments]
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        ) as run:
            try:
                assert run.wait(SECONDS) == 0, f"LibreOffice failed at {arguments}"
            except subprocess.TimeoutExpired:
                os.killpg(run.pid, signal.SIGKILL)
                raise
