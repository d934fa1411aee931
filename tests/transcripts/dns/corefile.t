What a Corefile can say: stub domains, hosts, rewritten names, templates, a log of questions. Source: kubernetes.io
"Customizing DNS Service"; CoreDNS' plugins kubernetes, forward, hosts, rewrite, template, log, reload.

  $ kubectl create deployment web --image=nginx:1.27 > /dev/null; kubectl expose deployment web --port=80 --cluster-ip=10.96.50.5
  service/web exposed
  $ kubectl run client --image=busybox:1.36 -- sleep 3600
  pod/client created
  $ settle
  $ cat > ask.sh <<'E'
  > kubectl exec client -- nslookup -type=a "$@" 2>&1 | sed -n '3,$p' | grep -v '^$'
  > E
  $ cat > Corefile <<'E'
  > .:53 {
  >     errors
  >     log
  >     health {
  >        lameduck 5s
  >     }
  >     ready
  >     hosts {
  >        198.51.100.4 printer.office
  >        fallthrough
  >     }
  >     rewrite name shop.example.com web.default.svc.cluster.local
  >     rewrite name suffix .internal .default.svc.cluster.local
  >     template IN A dyn.test {
  >        match ^ip-(\d+)\.dyn\.test\.$
  >        answer "{{ .Name }} 60 IN A 192.0.2.{{ index .Match 1 }}"
  >        fallthrough
  >     }
  >     kubernetes cluster.local in-addr.arpa ip6.arpa {
  >        pods verified
  >        fallthrough in-addr.arpa ip6.arpa
  >     }
  >     forward . /etc/resolv.conf
  >     cache 30
  >     loop
  >     reload
  >     loadbalance
  > }
  > corp.test:53 {
  >     errors
  >     hosts {
  >        198.51.100.9 db.corp.test
  >     }
  > }
  > E
  $ kubectl -n kube-system create configmap coredns --from-file=Corefile --dry-run=client -o yaml | kubectl replace -f -
  configmap/coredns replaced
The kubelet writes it into the volumes within a minute or two, then CoreDNS looks at it every 30 s.
  $ kubectl -n kube-system logs -l k8s-app=kube-dns --tail=-1 | grep -c 'Reloading complete'
  0
  [1]
  $ bash ask.sh printer.office
  ** server can't find printer.office: NXDOMAIN
  command terminated with exit code 1
  $ advance 110s
  $ kubectl -n kube-system logs -l k8s-app=kube-dns --tail=-1 | grep -c 'Reloading complete'
  2
  $ bash ask.sh printer.office
  Name:  printer.office
  Address: 198.51.100.4
  $ bash ask.sh shop.example.com
  Name:  shop.example.com
  Address: <svc-ip>
  $ bash ask.sh web.internal
  Name:  web.internal
  Address: <svc-ip>
  $ bash ask.sh ip-17.dyn.test
  Name:  ip-17.dyn.test
  Address: 192.0.2.17
  $ bash ask.sh db.corp.test
  Name:  db.corp.test
  Address: 198.51.100.9
  $ bash ask.sh other.corp.test
  ** server can't find other.corp.test: SERVFAIL
  command terminated with exit code 1
  $ bash ask.sh example.com
  Name:  example.com
  Address: 203.0.113.10
`pods verified` answers for the addresses of Pods only.
  $ bash ask.sh 10-96-1-2.default.pod.cluster.local
  ** server can't find 10-96-1-2.default.pod.cluster.local: NXDOMAIN
  command terminated with exit code 1
  $ bash ask.sh $(kubectl get pod client -o jsonpath='{.status.podIP}' | tr . -).default.pod.cluster.local | sed 's/10[-0-9]*\./A./; s/10\.244\.[0-9.]*/POD/'
  Name:  A.default.pod.cluster.local
  Address: A.244.2.3
The log has each question, with who asked and what came of it.
  $ kubectl -n kube-system logs -l k8s-app=kube-dns --tail=-1 | grep '^.INFO. 10' | sed 's/ 10[0-9.]*:[0-9]* - [0-9]*/ CLIENT - ID/; s/10-244[-0-9]*/POD/; s/ udp [0-9]* / udp N /; s/ [0-9]* [0-9.]*s$/ N TIME/' | sort -u
  [INFO] CLIENT - ID "A IN 10-96-1-2.default.pod.cluster.local. udp N false 512" NXDOMAIN qr,aa,rd N TIME
  [INFO] CLIENT - ID "A IN POD.default.pod.cluster.local. udp N false 512" NOERROR qr,aa,rd N TIME
  [INFO] CLIENT - ID "A IN example.com. udp N false 512" NOERROR qr,rd,ra N TIME
  [INFO] CLIENT - ID "A IN ip-17.dyn.test. udp N false 512" NOERROR qr,aa,rd N TIME
  [INFO] CLIENT - ID "A IN printer.office. udp N false 512" NOERROR qr,aa,rd N TIME
  [INFO] CLIENT - ID "A IN shop.example.com. udp N false 512" NOERROR qr,aa,rd N TIME
  [INFO] CLIENT - ID "A IN web.internal. udp N false 512" NOERROR qr,aa,rd N TIME
