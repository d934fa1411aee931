What the tools of the network say in containers. Source: busybox 1.36 and 1.28, curl 8.14, BIND 9.18, iproute2 and
OpenBSD's nc, as their sources and manual pages have it; Kubernetes' documentation on debugging Services.

  $ kubectl run client --image=busybox:1.36 -- sleep 3600
  pod/client created
  $ kubectl run old --image=busybox:1.28 -- sleep 3600
  pod/old created
  $ kubectl run tools --image=nicolaka/netshoot -- sleep 3600
  pod/tools created
  $ kubectl run web --image=nginx --expose --port=80
  service/web created
  pod/web created
  $ kubectl run loop --image=busybox:1.36 -- sh -c 'while true; do echo -e "HTTP/1.1 200 OK\n\nhi" | nc -l -p 8080; done'
  pod/loop created
  $ settle
A server of one line: nc answers one client, prints what it has said, and ends.
  $ IP=$(kubectl get pod loop -o jsonpath='{.status.podIP}'); for i in 1 2 3; do kubectl exec client -- wget -qO- $IP:8080; done; kubectl logs loop | grep -c '^GET / HTTP/1.1'
  hi
  hi
  hi
  3
  $ kubectl exec loop -- netstat -tln | grep -c 8080
  1
Names: busybox of old, busybox, BIND.
  $ kubectl exec old -- nslookup web
  Server:  10.96.0.10
  Address 1: 10.96.0.10 kube-dns.kube-system.svc.cluster.local
  
  Name:  web
  Address 1: <svc-ip> web.default.svc.cluster.local
  $ kubectl exec tools -- nslookup web
  Server:  10.96.0.10
  Address:  10.96.0.10#53
  
  Name:  web.default.svc.cluster.local
  Address: <svc-ip>
  
  $ kubectl exec tools -- dig +short web; kubectl exec tools -- dig +search +noall +answer web | sed 's/10[.0-9]*$/IP/'
  web.default.svc.cluster.local. 30 IN  A  IP
  $ kubectl exec tools -- dig +short SRV _dns._udp.kube-dns.kube-system.svc.cluster.local
  0 100 53 kube-dns.kube-system.svc.cluster.local.
  $ kubectl exec tools -- getent hosts nothing
  ! command terminated with exit code 2
  [2]
Connections.
  $ kubectl exec client -- nc -zv web 80 2>&1 | sed 's/(.*:/(IP:/'
  web (IP:80) open
  $ kubectl exec tools -- curl -sv web 2>&1 | grep '^< ' | tr -d '\r'
  < HTTP/1.1 200 OK
  < Content-Length: 615
  < Server: nginx/1.27.5
  < Content-Type: text/html
  <
  $ kubectl exec tools -- curl -s http://kubernetes.default:443
  Client sent an HTTP request to an HTTPS server.
  $ kubectl exec tools -- curl -s https://kubernetes.default/healthz; kubectl exec tools -- sh -c 'curl -s --cacert /var/run/secrets/kubernetes.io/serviceaccount/ca.crt https://kubernetes.default/healthz'
  ok
  ! command terminated with exit code 60
  $ kubectl exec web -- bash -c 'echo > /dev/tcp/127.0.0.1/80 && echo up; echo > /dev/tcp/127.0.0.1/81'
  up
  ! bash: line 1: connect: Connection refused
  ! bash: line 1: /dev/tcp/127.0.0.1/81: Connection refused
  ! command terminated with exit code 1
  [1]
  $ kubectl exec client -- ping -c 1 $(kubectl get pod web -o jsonpath='{.status.podIP}') | tail -2 | head -1
  1 packets transmitted, 1 packets received, 0% packet loss
  $ kubectl exec client -- ip link set eth0 down
  ! ip: RTNETLINK answers: Operation not permitted
  ! command terminated with exit code 2
  [2]
