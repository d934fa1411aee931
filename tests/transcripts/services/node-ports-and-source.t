Node ports, and whose address a backend sees. Source: kubernetes.io "Using Source IP"; pkg/proxy/iptables/proxier.go
(KUBE-EXT, KUBE-MARK-MASQ). Nodes speak to their own Pods from the bridge's address (…1), to others' from their own.

  $ kubectl run web --image=nginx:1.27 --overrides='{"spec":{"nodeName":"worker-1"}}'; kubectl run client --image=curlimages/curl --overrides='{"spec":{"nodeName":"worker-2"}}' -- sleep 3600
  pod/web created
  pod/client created
  $ kubectl expose pod web --port=80 --type=NodePort --dry-run=client -o yaml | sed 's/- port: 80/- port: 80\n    nodePort: 30080/' | kubectl apply -f -
  service/web created
  $ settle
  $ cat > who.sh <<'E'
  > kubectl logs web | grep GET | tail -1 | cut -d' ' -f1 | sed "s/^$(kubectl get pod client -o jsonpath='{.status.podIP}')$/the client/; s/^10.244.1.1$/the bridge of worker-1/"
  > E
A Pod by the cluster IP: as itself.
  $ kubectl exec client -- curl -s web > /dev/null; bash who.sh
  the client
From a node, by the cluster IP and by its own node port.
  $ ssh worker-1 'curl -s localhost:30080 > /dev/null'; bash who.sh
  the bridge of worker-1
  $ ssh worker-2 'curl -s 192.168.56.12:30080 > /dev/null'; bash who.sh
  192.168.56.12
By another node's port: that node stands in for the client.
  $ ssh worker-2 'curl -s 192.168.56.10:30080 > /dev/null'; bash who.sh
  192.168.56.10
  $ kubectl exec client -- curl -s 192.168.56.11:30080 > /dev/null; bash who.sh
  the bridge of worker-1
externalTrafficPolicy: Local keeps the client's address, and drops what comes to a node without an endpoint.
  $ kubectl patch svc web -p '{"spec":{"externalTrafficPolicy":"Local"}}'
  service/web patched
  $ ssh worker-2 'curl -s 192.168.56.11:30080 > /dev/null'; bash who.sh
  192.168.56.12
  $ kubectl exec client -- curl -s 192.168.56.11:30080 > /dev/null; bash who.sh
  192.168.56.12
  $ ssh control-plane 'curl -sS -m 3 192.168.56.12:30080'
  ! curl: (28) Connection timed out after 3001 milliseconds
  [28]
From the node itself it is not external.
  $ ssh worker-2 'curl -s 192.168.56.12:30080 > /dev/null'; bash who.sh
  192.168.56.12
  $ ssh worker-1 'iptables-save | grep "no local endpoints"; iptables-save -t nat | grep -c KUBE-SVL'
  3
  $ ssh worker-2 'iptables-save | grep "no local endpoints"' | sed 's/-d [0-9./]*/-d IP/'
  -A KUBE-EXTERNAL-SERVICES -p tcp -m comment --comment "default/web has no local endpoints" -m addrtype --dst-type LOCAL -m tcp --dport 30080 -j DROP
A Pod that asks itself through its Service is seen as its node. (Its own name is in its /etc/hosts: hence the longer one.)
  $ kubectl exec web -- curl -s http://web.default > /dev/null; bash who.sh
  the bridge of worker-1
