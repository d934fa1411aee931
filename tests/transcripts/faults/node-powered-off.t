A machine that is gone. Its Pods are made anew when their toleration of five minutes is over, or at once when its Node is
deleted. Source: Kubernetes documentation, "Nodes", "Non Graceful Node Shutdown"; pkg/controller/podgc.

  $ kubectl create deployment web --image=nginx --replicas=4 > /dev/null; kubectl rollout status deployment web > /dev/null
# fault: node-powered-off node=worker-1
  $ kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 NotReady
  $ ssh worker-1 true
  ! ssh: connect to host worker-1 port 22: No route to host
  [255]
  $ kubectl get deployment web --no-headers | awk '{print $2}'
  2/4
  $ advance 310s
  $ kubectl get pods --no-headers | awk '{print $3}' | sort | uniq -c | awk '{print $1, $2}'
  4 Running
  2 Terminating
  $ kubectl delete node worker-1
  node "worker-1" deleted
  $ advance 60s
  $ kubectl get pods --no-headers | awk '{print $3}' | sort | uniq -c | awk '{print $1, $2}'
  4 Running
