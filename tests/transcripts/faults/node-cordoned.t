A node that takes no new Pods. Source: Kubernetes documentation, "Safely Drain a Node"; kubectl cordon.

# fault: node-cordoned node=worker-1
  $ kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 Ready,SchedulingDisabled
  $ kubectl create deployment web --image=nginx --replicas=4 > /dev/null; sleep 10; kubectl get pods -o wide --no-headers | awk '{print $7}' | sort | uniq -c | awk '{print $1, $2}'
  4 worker-2
  $ kubectl uncordon worker-1
  node/worker-1 uncordoned
  $ kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 Ready
