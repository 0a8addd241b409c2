"""What a site file may say, and what is refused."""

from datetime import date

import pytest
from pydantic import ValidationError

from danvan_crawler.errors import SiteFileError
from danvan_crawler.sites import Site, check_sites, load_site, load_sites, site_toml

GOOD = """
title = "Ban Dân vận Tỉnh ủy Mẫu"
owner = "Ban Dân vận Tỉnh ủy Mẫu"
level = "provincial"
province_then = "Hưng Yên"
start = ["http://127.0.0.1:8801/"]
"""


def _write(folder, name, text):
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def _site(**values):
    least = {"name": "mau", "title": "M", "owner": "M", "level": "provincial", "start": ["https://mau.example.vn/"]}
    return Site.model_validate(least | values)


def test_a_short_file_is_enough(tmp_path):
    site = load_site(_write(tmp_path, "mau", GOOD))
    assert site.name == "mau" and site.cms == "generic" and site.hosts == {"127.0.0.1:8801"} and site.is_loopback
    assert site.enabled and site.verified and site.assets and site.delay is None and site.concurrency == 1


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("titel", 'titel = "x"'),
        ("cms", 'cms = "wix"'),
        ("article", 'article = ["("]'),
        ("exclude", 'exclude = ["[a"]'),
        ("sections", 'sections = ["ftp://127.0.0.1:8801/"]'),
        ("sections", 'sections = ["http://127.0.0.1:9999/a"]'),
        ("selectors.title", 'selectors = {title = "h1[["}'),
        ("selectors.heading", 'selectors = {heading = "h1"}'),
        ("layout.0.until", 'layout = [{until = "hôm qua"}]'),
        ("layout.0.until", "layout = [{}]"),
        ("aliases", 'aliases = ["a/b"]'),
        ("aliases", 'aliases = ["10.0.0.1"]'),
        ("aliases", 'aliases = ["dangnhaphi88.com"]'),
        ("delay", "delay = -1"),
        ("concurrency", "concurrency = 0"),
        ("enabled", 'enabled = "maybe"'),
        ("name", 'name = "khac"'),
        ("prefix", 'prefix = "/tin"'),
        ("owners.0.name", "owners = [{since = 2020-01-01}]"),
        ("kind", 'kind = "blog"'),
        ("asset_hosts", 'asset_hosts = ["anh.example.vn"]'),
    ],
)
def test_a_bad_value_is_refused_with_file_and_key(tmp_path, key, line):
    with pytest.raises(SiteFileError) as caught:
        load_site(_write(tmp_path, "mau", GOOD + line))
    assert str(caught.value).startswith("mau.toml: ") and f"{key}" in str(caught.value)


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("start", 'start = ["http://lan:mat-khau@mau.example.vn/"]'),
        ("sections", 'sections = ["https://lan:mat-khau@mau.example.vn/tin/"]'),
        ("successor", 'successor = "https://mat-khau@moi.example.vn/"'),
    ],
)
def test_a_site_file_holds_no_password(tmp_path, key, line):
    text = "\n".join([*(one for one in GOOD.splitlines() if not one.startswith(key)), line])
    with pytest.raises(SiteFileError, match="a name or a password stands before the host") as caught:
        load_site(_write(tmp_path, "mau", text))
    assert key in str(caught.value) and "mat-khau" not in str(caught.value)


def test_a_missing_start_is_named(tmp_path):
    text = "\n".join(line for line in GOOD.splitlines() if not line.startswith("start"))
    with pytest.raises(SiteFileError, match=r"mau\.toml: start: Field required"):
        load_site(_write(tmp_path, "mau", text))


def test_a_site_of_which_only_the_first_page_is_known(tmp_path):
    site = load_site(_write(tmp_path, "mau", 'start = ["https://mau.example.vn/"]\n'))
    assert (site.name, site.title, site.owner, site.level, site.cms) == ("mau", None, None, None, "generic")


def test_all_problems_of_a_file_stand_in_one_message(tmp_path):
    text = GOOD + 'titel = "x"\ncms = "wix"\narticle = ["("]\n'
    with pytest.raises(SiteFileError) as caught:
        load_site(_write(tmp_path, "mau", text))
    assert all(key in str(caught.value) for key in ("titel: unknown key", "cms: ", "article.0: ")) and "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ['title = "x', "\x00"])
def test_what_is_no_toml_is_refused(tmp_path, text):
    with pytest.raises(SiteFileError, match=r"mau\.toml"):
        load_site(_write(tmp_path, "mau", text))


def test_a_file_that_is_no_utf8_is_refused(tmp_path):
    path = tmp_path / "mau.toml"
    path.write_bytes('title = "Dân'.encode("utf-16"))
    with pytest.raises(SiteFileError, match=r"mau\.toml"):
        load_site(path)


@pytest.mark.parametrize(
    "url",
    ["http://192.168.1.1/", "http://10.0.0.1:80/", "http://intranet/", "https://noibo.angiang.dcs.vn/", "https://a.dangnhaphi88.com/", "http://x.fuegjy.asia/",
     "https://dieutradlxh.tuyengiaodanvan.vn/", "ftp://danvan.vn/", "danvan.vn", "http://[::1/"],
)  # fmt: skip
def test_private_internal_and_copied_hosts_are_refused(url):
    with pytest.raises(ValidationError):
        _site(start=[url])


@pytest.mark.parametrize("name", ["central", "provincial", "Danvan", "dan_van", "-danvan", "dân-vận", ""])
def test_names_that_no_site_can_have(name):
    with pytest.raises(ValidationError):
        _site(name=name)


def test_loopback_and_public_hosts_do_not_mix():
    with pytest.raises(ValidationError, match="loopback and public"):
        _site(aliases=["127.0.0.1:80"])


def test_a_central_site_has_no_province():
    with pytest.raises(ValidationError, match="central"):
        _site(level="central", province_then="Hưng Yên")


def test_a_site_does_not_change():
    site = _site()
    with pytest.raises(ValidationError):
        site.cms = "joomla"


def test_layouts_by_day():
    site = _site(
        cms="nextjs",
        selectors={"title": "h1.new"},
        layout=[{"until": "2023-06-30", "selectors": {"title": "h1.mid"}}, {"until": date(2020, 1, 1), "cms": "joomla"}],
    )
    days = [date(2019, 1, 1), date(2020, 1, 1), date(2020, 1, 2), date(2024, 1, 1), None]
    assert [site.cms_at(day) for day in days] == ["joomla", "joomla", "nextjs", "nextjs", "nextjs"]
    assert site.selectors_at(date(2019, 1, 1)).title is None
    assert site.selectors_at(date(2023, 6, 30)).title == "h1.mid"
    assert site.selectors_at(date(2023, 7, 1)).title == site.selectors_at().title == "h1.new"


def test_two_layouts_of_one_day_are_refused():
    with pytest.raises(ValidationError, match="same day"):
        _site(layout=[{"until": "2020-01-01"}, {"until": "2020-01-01", "cms": "joomla"}])


def test_hosts_are_written_without_the_web_ports():
    site = _site(start=["https://mau.example.vn:443/", "http://cu.example.vn:8080/"], aliases=["WWW.mau.example.vn:80"])
    assert site.hosts == {"mau.example.vn", "cu.example.vn:8080", "www.mau.example.vn"} and site.main_host == "mau.example.vn"


# ---------------------------------------------------------------- folders of files


def test_files_of_a_further_folder_stand_beside_the_bundled_ones(tmp_path):
    _write(tmp_path, "mau-moi", GOOD)
    sites = load_sites(tmp_path)
    assert "mau-moi" in sites and set(load_sites()) == set(sites) - {"mau-moi"} and list(sites) == sorted(sites)


def test_a_folder_that_is_not_there_yet_is_no_error_but_is_reported(tmp_path):
    assert load_sites(tmp_path / "none") == load_sites()
    assert [problem for problem in check_sites(tmp_path / "none") if "no such folder" in problem]


def test_two_files_for_one_host_are_refused(tmp_path):
    _write(tmp_path, "mau-a", GOOD)
    _write(tmp_path, "mau-b", GOOD)
    with pytest.raises(SiteFileError, match=r"mau-b\.toml: start, aliases: host 127\.0\.0\.1:8801 belongs to mau-a\.toml"):
        load_sites(tmp_path)
    _write(tmp_path, "mau-b", GOOD + "enabled = false\n")
    assert load_sites(tmp_path)["mau-b"].enabled is False


def test_parts_of_one_host_are_told_apart_by_prefix(tmp_path):
    for name in ("a", "b"):
        _write(tmp_path, f"mau-{name}", GOOD.replace("8801/", f"8801/{name}/") + f'prefix = "/{name}"\n')
    assert {"mau-a", "mau-b"} <= set(load_sites(tmp_path))
    _write(tmp_path, "mau-c", GOOD.replace("8801/", "8801/a/c/") + 'prefix = "/a/c"\n')
    assert any("mau-c.toml" in problem for problem in check_sites(tmp_path))


def test_a_name_is_given_once(tmp_path):
    bundled = next(iter(load_sites()))
    _write(tmp_path, bundled, GOOD)
    assert [problem for problem in check_sites(tmp_path) if problem.startswith(f"{bundled}.toml: name:")]


def test_check_names_every_bad_file(tmp_path):
    _write(tmp_path, "xau-mot", "level = 3")
    _write(tmp_path, "xau-hai", GOOD + 'successor = "khong-co"\n')
    _write(tmp_path, "Xau_Ba", GOOD.replace("8801", "8803"))
    problems = check_sites(tmp_path)
    assert len(problems) == 3 and all(any(name in problem for problem in problems) for name in ("xau-mot", "xau-hai", "Xau_Ba"))
    with pytest.raises(SiteFileError) as caught:
        load_sites(tmp_path)
    assert str(caught.value).splitlines() == problems


@pytest.mark.parametrize("asked", ["Hưng Yên", "hung yen", "HƯNG YÊN", "tỉnh Hưng Yên", "Tinh Hung Yen"])
def test_a_province_is_found_however_it_is_written(tmp_path, asked):
    _write(tmp_path, "mau", GOOD)
    assert "mau" in [site.name for site in load_sites(tmp_path).by_level("provincial", asked)]
    assert "mau" not in [site.name for site in load_sites(tmp_path).by_level("central")]
    assert load_sites(tmp_path).by_level("provincial", "Không Có") == []


def test_the_site_of_an_address(tmp_path):
    _write(tmp_path, "mau", GOOD + "enabled = false\n")
    _write(tmp_path, "mau-moi", GOOD)
    sites = load_sites(tmp_path)
    assert sites.of_url("http://127.0.0.1:8801/tin").name == "mau-moi"
    assert sites.of_url("http://www.quangninh.gov.vn/bannganh/BanDanVan/Trang/a.aspx").name == "bandanvan-quangninh"
    assert sites.of_url("http://www.quangninh.gov.vn/") is None and sites.of_url("mailto:a@b.vn") is None


# ---------------------------------------------------------------- files written


FULL = {
    "cms": "nukeviet",
    "kind": "commission",
    "province_then": "Hưng Yên",
    "province_now": "Hưng Yên",
    "sections": ["https://mau.example.vn/tin?a=1", *(f"https://mau.example.vn/chuyen-muc-{n}" for n in range(9))],
    "article": [r"-c(?P<id>\d+)\.html$", "it's", r"'\d'"],
    "exclude": [r"^/noi-bo/"],
    "prefix": None,
    "aliases": ["www.mau.example.vn"],
    "asset_hosts": ["anh.mau.example.vn"],
    "successor": "https://moi.example.vn/",
    "selectors": {"title": 'div[class="tieude"]', "body": "#noidung > p"},
    "layout": [{"until": "2020-01-01", "cms": "joomla", "selectors": {"title": "h2"}}, {"until": "2023-01-01"}],
    "owners": [{"name": "Ban Dân vận", "until": "2025-02-03"}, {"name": "Ban mới", "since": "2025-02-03"}],
    "delay": 2.5,
    "concurrency": 2,
    "enabled": False,
    "verified": False,
    "needs_script": True,
    "needs_robots": False,
    "assets": False,
    "notes": 'Hai dòng:\n"một"\tvà \\ hai\x7f',
}


@pytest.mark.parametrize("more", [{}, FULL])
def test_a_written_file_reads_back(tmp_path, more):
    site = _site(**more)
    text = site_toml(site, remarks=["Seen in May.\nTwice."])
    assert load_site(_write(tmp_path, "mau", text)) == site
    assert text.startswith("# Seen in May.\n# Twice.\n")
    assert set(FULL) | {"name", "title", "owner", "level", "start"} == set(Site.model_fields)


@pytest.mark.parametrize("name", ["danvan", "tuyengiaodanvan", "bandanvan-quangninh", "lyluanchinhtri"])
def test_a_bundled_site_reads_back(tmp_path, name):
    site = load_sites()[name]
    assert load_site(_write(tmp_path, name, site_toml(site))) == site
