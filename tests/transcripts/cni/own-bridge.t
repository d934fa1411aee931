A network by hand: a file in /etc/cni/net.d on a node is all that it takes; a broken one takes it away again. Source:
github.com/containernetworking/plugins (bridge, host-local), github.com/containerd/go-cni (loadFromConfDir).

  $ cat > bridge.conflist <<E
  > {
  >   "cniVersion": "1.0.0", "name": "mynet",
  >   "plugins": [
  >     {"type": "bridge", "bridge": "cni0", "isGateway": true,
  >      "ipam": {"type": "host-local", "ranges": [[{"subnet": "10.22.1.0/29"}]]}}
  >   ]
  > }
  > E
  $ scp bridge.conflist worker-1:/etc/cni/net.d/10-mynet.conflist; sleep 10
  $ kubectl get nodes --no-headers | awk '{print $1, $2}'
  control-plane NotReady
  worker-1 Ready
  worker-2 NotReady
  $ for i in 1 2 3 4; do kubectl run p$i --image=nginx --overrides='{"spec":{"nodeName":"worker-1"}}'; done
  pod/p1 created
  pod/p2 created
  pod/p3 created
  pod/p4 created
  $ sleep 5; kubectl get pods -o jsonpath='{range .items[*]}{.metadata.name} {.status.podIP}/{"\n"}{end}'
  p1 10.22.1.4/
  p2 10.22.1.5/
  p3 10.22.1.6/
  p4 /
CoreDNS had come there, too: the subnet is used up.
  $ kubectl run p5 --image=nginx --overrides='{"spec":{"nodeName":"worker-1"}}'; sleep 2
  pod/p5 created
  $ kubectl get events --field-selector reason=FailedCreatePodSandBox -o jsonpath='{.items[0].message}{"\n"}' | sed 's/sandbox "[0-9a-f]*"/sandbox ID/'
  Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox ID: plugin type="bridge" failed (add): failed to allocate for range 0: no IP addresses available in range set: 10.22.1.1-10.22.1.6
  $ kubectl delete pod p1 --now; sleep 15; kubectl get pod p4 p5 --no-headers | awk '{print $2, $3}' | sort
  pod "p1" deleted from default namespace
  0/1 ContainerCreating
  1/1 Running
A file before it that is none: nothing is left.
  $ ssh worker-1 'echo "{" > /etc/cni/net.d/05-broken.conflist'; sleep 10; kubectl get node worker-1 --no-headers | awk '{print $2}'
  NotReady
  $ ssh worker-1 crictl info | grep 'lastCNILoadStatus"'
    "lastCNILoadStatus": "cni config load failed: failed to load CNI config list file /etc/cni/net.d/05-broken.conflist: error parsing configuration list: unexpected end of JSON input: invalid cni config: failed to load cni config",
  $ ssh worker-1 rm /etc/cni/net.d/05-broken.conflist; sleep 10; kubectl get node worker-1 --no-headers | awk '{print $2}'
  Ready
A plugin that is not installed: the node is ready, its pods can be neither attached nor taken off the network.
  $ ssh worker-1 'sed -i s/bridge\",/brigde\",/ /etc/cni/net.d/10-mynet.conflist'; sleep 10; kubectl delete pod p2 --now --wait=false; sleep 10
  pod "p2" deleted from default namespace
  $ kubectl run p6 --image=nginx --overrides='{"spec":{"nodeName":"worker-1"}}'; sleep 2; kubectl get node worker-1 --no-headers | awk '{print $2}'
  pod/p6 created
  Ready
  $ kubectl describe pod p6 | grep -o 'plugin type=.*' | tail -1
  plugin type="brigde" failed (add): failed to find plugin "brigde" in path [/opt/cni/bin]
  $ kubectl get pod p2 --no-headers | awk '{print $2, $3}'
  0/1 Terminating
  $ kubectl get events --field-selector reason=FailedKillPod -o jsonpath='{.items[0].message}{"\n"}' | sed 's/.*desc = //; s/sandbox \\"[0-9a-f]*/sandbox \\"ID/'
  failed to destroy network for sandbox \"ID\": plugin type=\"brigde\" failed (delete): failed to find plugin \"brigde\" in path [/opt/cni/bin]"
