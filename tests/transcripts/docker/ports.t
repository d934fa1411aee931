Published ports answer on the machine; two containers cannot have the same one. Source:
docs.docker.com/engine/network/port-publishing, docs.docker.com/reference/cli/docker/container/port.

  $ docker pull -q nginx:1.27
  docker.io/library/nginx:1.27
  $ docker run -d --name web -p 8080:80 nginx:1.27 > /dev/null; curl -s localhost:8080 | grep title
  <title>Welcome to nginx!</title>
  $ docker port web
  80/tcp -> 0.0.0.0:8080
  80/tcp -> [::]:8080
  $ docker port web 80
  0.0.0.0:8080
  [::]:8080
  $ docker port web 443
  ! Error: No public port '443' published for web
  [1]
  $ docker ps --format '{{.Ports}}'
  0.0.0.0:8080->80/tcp, [::]:8080->80/tcp
  $ docker run -d --name second -p 8080:80 nginx:1.27 2>&1 | sed 's/[0-9a-f]\{64\}/ID/g'
  ID
  docker: Error response from daemon: failed to set up container networking: driver failed programming external connectivity on endpoint second (ID): Bind for 0.0.0.0:8080 failed: port is already allocated
  
  Run 'docker run --help' for more information
  $ docker ps -a --format '{{.Names}} {{.Status}}' | grep second; docker rm second
  second Created
  web Up Less than a second
  second
  $ docker run -d --name local -p 127.0.0.1:9000:80 nginx:1.27 > /dev/null; docker port local; curl -s -o /dev/null -w '%{http_code}\n' 127.0.0.1:9000/
  80/tcp -> 127.0.0.1:9000
  200
  $ docker run -d --name any -P nginx:1.27 > /dev/null; docker port any 80/tcp
  0.0.0.0:32768
  [::]:32768
  $ docker stop web > /dev/null; curl -s localhost:8080; echo $?
  7
  $ docker start web > /dev/null; docker run -d --name third -p 9000:80 nginx:1.27 2>&1 | grep -o 'Bind for.*'
  Bind for 0.0.0.0:9000 failed: port is already allocated
  $ kubectl run pod --image=nginx:1.27 > /dev/null; kubectl wait --for=condition=Ready pod/pod --timeout=30s; kubectl port-forward pod/pod 7000:80 > /dev/null & sleep 6; docker run -d --name fourth -p 7000:80 nginx:1.27 2>&1 | grep -o 'failed to bind.*'
  pod/pod condition met
  failed to bind host port for 0.0.0.0:7000:172.17.0.5:80/tcp: address already in use
  $ docker run -p 80:x nginx:1.27
  ! docker: invalid containerPort: x
  ! 
  ! Run 'docker run --help' for more information
  [125]
  $ docker run -p 99999:80 nginx:1.27
  ! docker: invalid hostPort: 99999
  ! 
  ! Run 'docker run --help' for more information
  [125]
  $ ss -ltn | grep 9000
  LISTEN 0      4096       127.0.0.1:9000       0.0.0.0:*          
