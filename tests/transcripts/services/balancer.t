A Service's other ways in and out: several ports, UDP and SCTP, source ranges of a load balancer, internalTrafficPolicy,
endpoints that end. Source: kubernetes.io "Service", "Service Internal Traffic Policy", "Virtual IPs and Service Proxies"
(traffic to terminating endpoints).

  $ cat <<E | kubectl apply -f -
  > apiVersion: apps/v1
  > kind: Deployment
  > metadata: {name: web}
  > spec:
  >   replicas: 1
  >   selector: {matchLabels: {app: web}}
  >   template:
  >     metadata: {labels: {app: web}}
  >     spec:
  >       nodeName: worker-1
  >       terminationGracePeriodSeconds: 60
  >       containers:
  >       - {name: web, image: nginx:1.27, ports: [{name: http, containerPort: 80}], lifecycle: {preStop: {exec: {command: [sleep, "40"]}}}}
  > ---
  > apiVersion: v1
  > kind: Service
  > metadata: {name: web}
  > spec:
  >   selector: {app: web}
  >   ports: [{name: plain, port: 80, targetPort: http}, {name: alt, port: 8080, targetPort: 80}, {name: dns, port: 53, protocol: UDP, targetPort: 5353}, {name: tel, port: 2905, protocol: SCTP}]
  > E
  deployment.apps/web created
  service/web created
  $ kubectl run near --image=busybox:1.36 --overrides='{"spec":{"nodeName":"worker-1"}}' -- sleep 3600; kubectl run far --image=busybox:1.36 --overrides='{"spec":{"nodeName":"worker-2"}}' -- sleep 3600
  pod/near created
  pod/far created
  $ settle
  $ (kubectl exec far -- wget -qO- -T 3 web; kubectl exec far -- wget -qO- -T 3 web:8080) | grep h1
  <h1>Welcome to nginx!</h1>
  <h1>Welcome to nginx!</h1>
  $ ssh worker-1 'iptables-save -t nat | grep -c "default/web:.* cluster IP.*-j KUBE-SVC"; iptables-save -t nat | grep "default/web:tel.*DNAT" | sed "s/10.244.*:/POD:/"'
  4
  -A KUBE-SEP-DMF7TPULW54IBPKS -p sctp -m comment --comment "default/web:tel" -m sctp -j DNAT --to-destination POD:2905
internalTrafficPolicy: Local: only endpoints of the client's node.
  $ kubectl patch svc web -p '{"spec":{"internalTrafficPolicy":"Local"}}'; sleep 1
  service/web patched
  $ kubectl exec near -- wget -qO- -T 3 web | grep h1
  <h1>Welcome to nginx!</h1>
  $ kubectl exec far -- wget -qO- -T 3 web
  ! wget: download timed out
  ! command terminated with exit code 1
  [1]
  $ kubectl patch svc web -p '{"spec":{"internalTrafficPolicy":"Cluster"}}'; sleep 1
  service/web patched
The last endpoint ends, but it still serves: it is used until it is gone.
  $ kubectl scale deployment web --replicas=0; sleep 5
  deployment.apps/web scaled
  $ kubectl get endpointslices -l kubernetes.io/service-name=web -o jsonpath='{.items[0].endpoints[0].conditions}{"\n"}'
  {"ready":false,"serving":true,"terminating":true}
  $ kubectl exec far -- wget -qO- -T 3 web | grep h1
  <h1>Welcome to nginx!</h1>
  $ sleep 60; kubectl exec far -- wget -qO- -T 3 web 2>&1 | sed 's/([0-9.:]*)/(IP)/'
  wget: can't connect to remote host (IP): Connection refused
  command terminated with exit code 1
