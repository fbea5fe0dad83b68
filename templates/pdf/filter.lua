-- What pandoc's typst writer does not know of the dialect in documents/document_formats.py.
--
-- Metadata in: `prefix`, which begins the ids of marks; `headless`, the marks whose table has no
-- heading row; `cards`, those whose cells stand by themselves; `bands`, those of which a row may go
-- across; `boxes`, those that are narrower than a page; and of each table, behind one another with
-- `;`: `widths`, those of its columns in hundredths, `tall`, its rows that may need more than a page,
-- and `numbers`, its columns of numbers.

local prefix, headless, cards, bands, boxes = "", {}, {}, {}, {}
local widths, tall, numbers = {}, {}, {}
local targets, placed = {}, {}

local function words(text)
  local found = {}
  for word in string.gmatch(text, "%S+") do found[#found + 1] = word end
  return found
end

local function set(list)
  local found = {}
  for _, one in ipairs(list) do found[one] = true end
  return found
end

-- What is told of each table, in their order.
local function each(text)
  local found = {}
  for one in (text .. ";"):gmatch("([^;]*);") do found[#found + 1] = one end
  return found
end

local function said(meta, name)
  return meta[name] and pandoc.utils.stringify(meta[name]) or ""
end

local function typst(text) return pandoc.RawBlock("typst", text) end

local function is_mark(id) return id:sub(1, #prefix) == prefix end

-- A place that something leads to; all others are no use to a reader.
local function place(id)
  if id == "" or not targets[id] or placed[id] then return nil end
  placed[id] = true
  return pandoc.RawInline("typst", "#metadata(none)<" .. id .. ">")
end

local function targets_in(doc)
  local there = {}
  local function note(element)
    if element.identifier ~= "" then there[element.identifier] = true end
  end
  local wanted = {}
  doc:walk {
    Header = note, Span = note, Div = note,
    Link = function(link)
      if link.target:sub(1, 1) == "#" then wanted[link.target:sub(2)] = true end
    end,
  }
  for id in pairs(wanted) do
    if there[id] then targets[id] = true end
  end
end

local function link(element)
  local goal = element.target
  if goal:sub(1, 1) == "#" then
    if targets[goal:sub(2)] then return pandoc.Link(element.content, goal) end
    return element.content
  end
  if goal:match("^[Hh][Tt][Tt][Pp][Ss]?://%S*$") or goal:match("^mailto:%S*$") then
    return pandoc.Link(element.content, goal)
  end
  return element.content
end

local function span(element)
  local mark = place(element.identifier)
  if not mark then return element.content end
  local content = element.content
  content:insert(1, mark)
  return content
end

-- A heading that says nothing is none, and no level is left out, whatever a text does: a program that
-- reads aloud takes either for a mistake.
local lowest = 0
local function header(element)
  local id = element.identifier
  if pandoc.utils.stringify(element.content):match("^%s*$") then
    return pandoc.Plain(element.content)
  end
  lowest = math.min(element.level, lowest + 1)
  element.level = lowest
  element.attr = pandoc.Attr()
  if targets[id] and not placed[id] then
    placed[id] = true
    element.identifier = id
  end
  return element
end

-- A line that leads to a list stays with it, as does a short one below a heading, such as a date,
-- with what it is about; a short list stays whole, and of a longer one the last two items.
local few_items, short_line = 4, 70
local few_lines, line_of_item = 12, 62
local function is_short(list)
  local lines = 0
  for _, item in ipairs(list.content) do
    lines = lines + 1 + utf8.len(pandoc.utils.stringify(item)) // line_of_item
  end
  return #list.content <= few_items and (list.t == "OrderedList" or lines <= few_lines)
end
local function kept(blocks)
  local found = pandoc.Blocks {}
  for place, block in ipairs(blocks) do
    local follows = blocks[place + 1]
    local listed = block.t == "BulletList" or block.t == "OrderedList"
    local line = (block.t == "Para" or block.t == "Plain") and follows
      and pandoc.utils.stringify(block)
    local before = blocks[place - 1]
    local leads = line and (
      ((follows.t == "BulletList" or follows.t == "OrderedList") and line:match(":%s*$"))
      or (before and before.t == "Header" and utf8.len(line) <= short_line)
    )
    local short = listed and is_short(block)
    if leads or short then
      found:extend { typst(leads and "#leading[" or "#undivided["), block, typst("]") }
    elseif block.t == "BulletList" and #block.content > 1 then
      local items = block.content
      local last = pandoc.BulletList { items:remove(#items - 1), items:remove() }
      if #items > 0 then found:insert(block) end
      found:extend { typst("#last-items["), last, typst("]") }
    else
      found:insert(block)
    end
  end
  return found
end

-- Words are escaped where ours are put back among them, in documents/pdf/typst_text.py.
local function word(element)
  return pandoc.RawInline("typst", "\u{E020}" .. element.text .. "\u{E021}")
end

-- Does something with each row of a table but those of its heading, and its number.
local function each_row(element, done)
  local number = 0
  local function all(rows)
    for _, row in ipairs(rows) do
      number = number + 1
      done(row, number)
    end
  end
  for _, body in ipairs(element.bodies) do all(body.body) end
  all(element.foot.rows)
end

-- All rows of a table are kept whole, but for the tall ones.
local function let_break(element, long)
  each_row(element, function(row, number)
    if long[tostring(number)] then
      for _, cell in ipairs(row.cells) do cell.attr.attributes["typst:breakable"] = "true" end
    end
  end)
end

-- Whether a row holds something in its first cell alone.
local function is_band(row)
  for column = 2, #row.cells do
    if #row.cells[column].contents > 0 then return false end
  end
  return #row.cells > 0 and #row.cells[1].contents > 0
end

-- The last rows of a table, which never stand on a page by themselves; what goes across a table is
-- a heading of those below it, and no foot.
local last_rows = 3
local function with_last(element)
  local body = element.bodies[#element.bodies].body
  local foot = {}
  while #foot < last_rows and #body > 1 and not is_band(body[#body]) do
    table.insert(foot, 1, body:remove())
  end
  if is_band(body[#body]) then -- They would leave it behind.
    for _, row in ipairs(foot) do body:insert(row) end
    foot = {}
  end
  element.bodies[#element.bodies].body = body
  element.foot = pandoc.TableFoot(foot)
  return element
end

-- Rows of a table that is not parted between pages.
local few = 12
local number = 0
local function grid(element)
  number = number + 1
  local shares = words(widths[number] or "")
  local counted = set(words(numbers[number] or ""))
  if #shares == #element.colspecs then
    for column, share in ipairs(shares) do
      local side = counted[tostring(column)] and "AlignRight" or element.colspecs[column][1]
      element.colspecs[column] = { side, tonumber(share) / 100 }
    end
  end
  local long = words(tall[number] or "")
  if #long > 0 then let_break(element, set(long)) end
  local rows = 0
  for _, body in ipairs(element.bodies) do rows = rows + #body.body end
  local kind = #long == 0 and rows <= few and "#few[" or "#whole["
  if #long == 0 and rows > last_rows + 1 then element = with_last(element) end
  return { typst(kind), element, typst("]") }
end

local function bare(element)
  element.head = pandoc.TableHead()
  return element
end

-- The last row may have too few cards.
local function with_cards(element)
  element = bare(element)
  each_row(element, function(row)
    for _, cell in ipairs(row.cells) do
      if #cell.contents == 0 then
        cell.attr.attributes["typst:fill"] = "none"
        cell.attr.attributes["typst:stroke"] = "none"
      end
    end
  end)
  return element
end

local function without_heading(element)
  element = bare(element)
  each_row(element, function(row)
    local first = row.cells[1]
    if first then
      first.contents = first.contents:walk {
        Plain = function(block) return pandoc.Plain { pandoc.Strong(block.content) } end,
      }
    end
  end)
  return element
end

-- A row that holds something in its first cell alone goes across the table.
local function with_bands(element)
  each_row(element, function(row)
    local first = row.cells[1]
    if is_band(row) then
      first.col_span = #row.cells
      first.contents:insert(1, typst("#band["))
      first.contents:insert(typst("]"))
      row.cells = { first }
    end
  end)
  return element
end

-- A table within something else is no wider than that, and what keeps together is the outermost.
local inner = {
  ["#few["] = "#inside[", ["#whole["] = "#inside[", ["#leading["] = "#[", ["#undivided["] = "#[",
  ["#last-items["] = "#[",
}
local function within(element)
  return element:walk {
    RawBlock = function(block) return typst(inner[block.text] or block.text) end,
  }
end

local function div(element)
  local id = element.identifier
  if is_mark(id) then
    local content = element.content
    if bands[id] then content = content:walk { Table = with_bands } end
    if headless[id] then
      content = content:walk { Table = cards[id] and with_cards or without_heading }
    end
    if boxes[id] then content = within(content) end
    content:insert(1, typst("#" .. id .. "["))
    content:insert(typst("]"))
    return content
  end
  local mark = place(id)
  local content = element.content
  if mark then content:insert(1, pandoc.Plain { mark }) end
  return content
end

function Pandoc(doc)
  prefix = said(doc.meta, "prefix")
  headless = set(words(said(doc.meta, "headless")))
  cards = set(words(said(doc.meta, "cards")))
  bands = set(words(said(doc.meta, "bands")))
  boxes = set(words(said(doc.meta, "boxes")))
  widths = each(said(doc.meta, "widths"))
  tall = each(said(doc.meta, "tall"))
  numbers = each(said(doc.meta, "numbers"))
  targets_in(doc)
  doc.meta = {}
  return doc:walk {
    Image = function(image) return image.caption end,
    Link = link, Header = header, Span = span,
  }:walk { Blocks = kept }:walk { Str = word }:walk { Table = grid }:walk {
    Div = div, BlockQuote = within, BulletList = within, OrderedList = within,
  }
end
