A part of the control plane that is to run a program that is not in its image. Source: pkg/kubelet/kuberuntime; runc's words.

# fault: manifest-command-wrong component=kube-scheduler
  $ kubectl get pods -n kube-system -l component=kube-scheduler --no-headers | awk '{print $2}'
  0/1
  $ kubectl get pods -n kube-system -l component=kube-scheduler -o jsonpath='{.items[0].status.containerStatuses[0].lastState.terminated.reason}{"\n"}'
  StartError
  $ ssh control-plane "sed -i 's/- kube-schedulerd$/- kube-scheduler/' /etc/kubernetes/manifests/kube-scheduler.yaml"
  $ sleep 40; kubectl get pods -n kube-system -l component=kube-scheduler --no-headers | awk '{print $2, $3}'
  1/1 Running
