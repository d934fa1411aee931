agnhost netexec tells a client the address that it comes from. Source: agnhost's netexec.go (clientIPHandler).

  $ kubectl run server --image=registry.k8s.io/e2e-test-images/agnhost:2.53 --port=8080 --expose -- netexec && kubectl run client --image=nginx:1.27
  service/server created
  pod/server created
  pod/client created
  $ settle
  $ ip=$(kubectl get pod client -o jsonpath='{.status.podIP}'); kubectl exec client -- curl -s server:8080/clientip | sed "s/^$ip:[0-9]\{5\}$/ADDRESS:PORT/"
  ADDRESS:PORT
