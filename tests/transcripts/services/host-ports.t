Ports of nodes without a Service: hostPort, hostNetwork, and the health check of a load balancer's Service. Source:
kubernetes.io "Configuration Best Practices" and the Pod API (hostPort, hostNetwork); the portmap CNI plugin;
pkg/proxy/healthcheck/service_health.go.

  $ cat <<E | kubectl apply -f -
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: mapped, labels: {app: mapped}}
  > spec:
  >   nodeName: worker-1
  >   containers: [{name: web, image: nginx:1.27, ports: [{containerPort: 80, hostPort: 8080}]}]
  > ---
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: own, labels: {app: own}}
  > spec:
  >   nodeName: worker-2
  >   hostNetwork: true
  >   containers: [{name: web, image: httpd:2.4}]
  > E
  pod/mapped created
  pod/own created
  $ kubectl run client --image=busybox:1.36 -- sleep 3600
  pod/client created
  $ settle
hostPort is there on the Pod's node, by its address and on its loopback; nowhere else.
  $ kubectl exec client -- wget -qO- -T 3 192.168.56.11:8080 | grep h1
  <h1>Welcome to nginx!</h1>
  $ ssh worker-1 'curl -s localhost:8080' | grep h1
  <h1>Welcome to nginx!</h1>
  $ kubectl exec client -- wget -qO- -T 3 192.168.56.12:8080
  ! wget: can't connect to remote host (192.168.56.12): Connection refused
  ! command terminated with exit code 1
  [1]
  $ ssh worker-1 'curl -sS -m 2 localhost:80'
  ! curl: (7) Failed to connect to localhost port 80 after 0 ms: Could not connect to server
  [7]
A Pod on the node's network has the node's address and ports.
  $ kubectl get pod own -o jsonpath='{.status.podIP}{"\n"}'
  192.168.56.12
  $ kubectl exec client -- wget -qO- -T 3 192.168.56.12
  <html><body><h1>It works!</h1></body></html>
externalTrafficPolicy: Local: load balancers ask each node whether it has endpoints.
  $ kubectl expose pod mapped --name=lb --port=80 --type=LoadBalancer --dry-run=client -o json | jq '.spec.externalTrafficPolicy="Local" | .spec.healthCheckNodePort=32123' | kubectl apply -f -
  service/lb created
  $ settle
  $ ssh worker-1 'curl -s -w "%{http_code}\n" localhost:32123/healthz'
  {
    "service": {
      "namespace": "default",
      "name": "lb"
    },
    "localEndpoints": 1,
    "serviceProxyHealthy": true
  }200
  $ ssh worker-2 'curl -s -o /dev/null -w "%{http_code}\n" localhost:32123/healthz'
  503
  $ ssh worker-2 'iptables-save -t filter | grep "health check node port"'
  -A KUBE-NODEPORTS -p tcp -m comment --comment "default/lb health check node port" -m tcp --dport 32123 -j ACCEPT
  $ ssh worker-1 'curl -s -o /dev/null -w "%{http_code}\n" localhost:10256/healthz'
  200
