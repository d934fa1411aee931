Networks: containers on one that somebody has made know each other's names. Source: docs.docker.com/engine/network,
docs.docker.com/reference/cli/docker/network.

  $ docker pull -q nginx:1.27; docker pull -q busybox:1.36
  docker.io/library/nginx:1.27
  docker.io/library/busybox:1.36
  $ docker network ls --format '{{.Name}} {{.Driver}} {{.Scope}}'
  bridge bridge local
  host host local
  none null local
  $ docker network create shop > /dev/null; docker run -d --name web --network shop --network-alias www nginx:1.27 > /dev/null
  $ docker run --rm --network shop busybox:1.36 sh -c 'wget -qO- web | grep title; wget -qO- www | grep title; cat /etc/resolv.conf'
  <title>Welcome to nginx!</title>
  <title>Welcome to nginx!</title>
  nameserver 127.0.0.11
  options edns0 trust-ad ndots:0
  $ docker network inspect shop -f '{{range .IPAM.Config}}{{.Subnet}} {{.Gateway}}{{end}} {{range .Containers}}{{.Name}} {{.IPv4Address}}{{end}}'
  172.18.0.0/16 172.18.0.1 web 172.18.0.2/16
On the default bridge there are addresses, and no names.
  $ docker run --rm busybox:1.36 wget -qO- -T 2 web
  ! wget: bad address 'web'
  [1]
  $ docker run -d --name plain nginx:1.27 > /dev/null; docker run --rm busybox:1.36 wget -qO- $(docker inspect -f '{{.NetworkSettings.IPAddress}}' plain) | grep title
  <title>Welcome to nginx!</title>
  $ docker run --rm busybox:1.36 wget -qO- -T 2 $(docker inspect -f '{{.NetworkSettings.Networks.shop.IPAddress}}' web)
  ! wget: download timed out
  [1]
  $ docker network connect shop plain; docker run --rm --network shop busybox:1.36 sh -c 'wget -qO- plain | grep title'
  <title>Welcome to nginx!</title>
  $ docker run --rm --network none busybox:1.36 ip -o addr | awk '{print $2, $4}'
  lo 127.0.0.1/8
  $ docker network rm shop 2>&1 | sed 's/id:"[0-9a-f]*"/id:"ID"/g'
  Error response from daemon: error while removing network: network shop has active endpoints (name:"web" id:"ID", name:"plain" id:"ID")
  $ docker rm -f web plain; docker network rm shop; docker network rm bridge; docker run --rm --network shop busybox:1.36 true
  web
  plain
  shop
  ! Error response from daemon: bridge is a pre-defined network and cannot be removed
  ! docker: Error response from daemon: network shop not found
  ! 
  ! Run 'docker run --help' for more information
  [125]
  $ docker network create one > /dev/null; docker network create one
  ! Error response from daemon: network with name one already exists
  [1]
